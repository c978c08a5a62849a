package org.songhua.cim.internal.quality.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets statements of packs pass that can only read what is laid before them. The language is closed: every word must be known,
 * so that nothing has to be recognised as dangerous. Known are the words of a query, some functions without side effects, the
 * tables {@link #TABLES} with their columns, {@code note}, and single letters with or without a digit as names for tables and
 * columns. There is no way to write a schema, a quoted name, a comment, a second statement, a parameter or another function.
 *
 * <p>This is the first of three guards; the statement also runs in a read-only transaction with a time limit, after PostgreSQL
 * has told which tables its plan reads.
 */
public final class SqlWords {
    /** What a statement may read, each with its columns. */
    public static final List<Table> TABLES = List.of(
            new Table(
                    "object",
                    List.of(
                            "id",
                            "dataset",
                            "class",
                            "source_id",
                            "name",
                            "attributes",
                            "region",
                            "west",
                            "south",
                            "east",
                            "north",
                            "valid_from",
                            "recorded_from",
                            "revision")),
            new Table(
                    "dataset",
                    List.of(
                            "number",
                            "code",
                            "title",
                            "source",
                            "licence",
                            "synthetic",
                            "dated",
                            "crs",
                            "accuracy_m",
                            "owner",
                            "update_cycle",
                            "share_level",
                            "imported",
                            "due",
                            "objects")),
            new Table("clock", List.of("today")));

    private static final Set<String> WORDS = Set.of(
            "select",
            "distinct",
            "from",
            "join",
            "left",
            "inner",
            "cross",
            "on",
            "where",
            "group",
            "by",
            "having",
            "order",
            "asc",
            "desc",
            "limit",
            "and",
            "or",
            "not",
            "is",
            "null",
            "in",
            "like",
            "between",
            "case",
            "when",
            "then",
            "else",
            "end",
            "as",
            "exists",
            "any",
            "true",
            "false",
            "over",
            "partition",
            "filter",
            "union",
            "all",
            "note");
    private static final Set<String> FUNCTIONS = Set.of(
            "count",
            "sum",
            "min",
            "max",
            "avg",
            "coalesce",
            "nullif",
            "greatest",
            "least",
            "abs",
            "round",
            "floor",
            "ceil",
            "length",
            "lower",
            "upper",
            "trim",
            "row_number");
    private static final Set<String> TYPES = Set.of("text", "numeric", "integer", "boolean", "date", "interval");
    /** Words that a parenthesis may follow without making them a function. */
    private static final Set<String> BEFORE_PARENTHESIS = Set.of(
            "select",
            "distinct",
            "from",
            "join",
            "on",
            "where",
            "by",
            "having",
            "and",
            "or",
            "not",
            "in",
            "like",
            "between",
            "when",
            "then",
            "else",
            "case",
            "as",
            "exists",
            "over",
            "filter",
            "union",
            "all",
            "limit");

    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|[A-Za-z_][A-Za-z0-9_]*|[0-9]+(?:\\.[0-9]+)?|'(?:[^'\\\\?]|'')*'|::|->>|->|\\|\\||<=|>=|<>|!=|[-+*/%=<>(),.~]");
    private static final Pattern ALIAS = Pattern.compile("[a-z][0-9]?");
    private static final int MOST_CHARACTERS = 4_000;

    private final List<String> tokens = new ArrayList<>();

    private SqlWords() {}

    /**
     * What a statement may read.
     *
     * @param name its name
     * @param columns names of its columns
     */
    public record Table(String name, List<String> columns) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /** {@return what is wrong with a statement, in a sentence; empty when it may pass} */
    public static Optional<String> objection(String statement) {
        if (statement.length() > MOST_CHARACTERS)
            return Optional.of("It has more than " + MOST_CHARACTERS + " characters.");
        var words = new SqlWords();
        return words.split(statement).or(words::first).or(words::each);
    }

    private Optional<String> split(String statement) {
        Matcher matcher = TOKEN.matcher(statement);
        int at = 0;
        while (at < statement.length()) {
            if (!matcher.region(at, statement.length()).lookingAt())
                return Optional.of("The character %s at %d is not part of the language."
                        .formatted(Character.toString(statement.codePointAt(at)), at + 1));
            String token = matcher.group();
            if (!token.isBlank()) tokens.add(isWord(token) ? token.toLowerCase(Locale.ROOT) : token);
            at = matcher.end();
        }
        return comment(statement);
    }

    /** Two signs of minus, or a slash and a star, would begin a comment. */
    private static Optional<String> comment(String statement) {
        String bare = statement.replaceAll("'(?:[^']|'')*'", "''");
        boolean comment = bare.contains("--") || bare.contains("/*");
        return comment ? Optional.of("Comments are not part of the language.") : Optional.empty();
    }

    private Optional<String> first() {
        if (tokens.isEmpty() || !tokens.getFirst().equals("select"))
            return Optional.of("It does not begin with select.");
        return Optional.empty();
    }

    private Optional<String> each() {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.equals("(")) depth++;
            if (token.equals(")") && --depth < 0) return Optional.of("A parenthesis closes that was never opened.");
            Optional<String> objection = isWord(token) ? word(token, i) : sign(token, i);
            if (objection.isPresent()) return objection;
        }
        return depth == 0 ? Optional.empty() : Optional.of("A parenthesis is not closed.");
    }

    private Optional<String> word(String word, int at) {
        if (follows(at, "(") && !mayPrecedeParenthesis(word, at))
            return Optional.of("The function " + word + " is not part of the language.");
        if (at > 0 && tokens.get(at - 1).equals("::"))
            return TYPES.contains(word) ? Optional.empty() : Optional.of("The type " + word + " cannot be cast to.");
        if (follows(at, ".") && !isTable(word) && !ALIAS.matcher(word).matches())
            return Optional.of("The name " + word + " before a dot is neither a table nor a letter given to one.");
        return isKnown(word) ? Optional.empty() : Optional.of("The word " + word + " is not part of the language.");
    }

    /** A name with a parenthesis calls a function; a few words of a query stand there too. */
    private boolean mayPrecedeParenthesis(String word, int at) {
        if (FUNCTIONS.contains(word)) return true;
        return BEFORE_PARENTHESIS.contains(word) || (word.equals("any") && at > 0 && isComparison(tokens.get(at - 1)));
    }

    private static boolean isComparison(String token) {
        return Set.of("=", "<>", "!=", "<", ">", "<=", ">=").contains(token);
    }

    private Optional<String> sign(String sign, int at) {
        boolean cast = sign.equals("::") && (at + 1 == tokens.size() || !isWord(tokens.get(at + 1)));
        return cast ? Optional.of("A cast needs the name of a type.") : Optional.empty();
    }

    private boolean follows(int at, String token) {
        return at + 1 < tokens.size() && tokens.get(at + 1).equals(token);
    }

    private boolean isKnown(String word) {
        return WORDS.contains(word)
                || FUNCTIONS.contains(word)
                || TYPES.contains(word)
                || ALIAS.matcher(word).matches()
                || isTable(word)
                || TABLES.stream().anyMatch(table -> table.columns().contains(word));
    }

    private static boolean isTable(String word) {
        return TABLES.stream().anyMatch(table -> table.name().equals(word));
    }

    private static boolean isWord(String token) {
        char first = token.charAt(0);
        return Character.isLetter(first) || first == '_';
    }
}
