package org.songhua.engine.odata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.FaultLog;

/** Parses the options of a query, from the address or from within an expansion. */
public final class QueryParser {
    private static final int MOST_DEPTH = 20;
    private static final int MOST_FAULTS = 20;

    private final FaultLog log;
    private final int depth;
    private @Nullable Expr filter;
    private final List<Query.Order> orderBy = new ArrayList<>();
    private final List<Expr.Path> select = new ArrayList<>();
    private final Map<String, Query> expand = new LinkedHashMap<>();
    private @Nullable Integer top;
    private int skip;
    private boolean count;
    private @Nullable String resultFormat;
    private @Nullable String skipToken;

    private QueryParser(FaultLog log, int depth) {
        this.log = log;
        this.depth = depth;
    }

    /**
     * {@return the options}
     *
     * @param options names such as {@code $filter} to values, decoded
     * @throws FaultException with everything that is wrong
     */
    public static Query parse(Map<String, String> options) {
        var log = new FaultLog(MOST_FAULTS);
        var parser = new QueryParser(log, 0);
        options.forEach(parser::take);
        log.throwIfAny();
        return parser.query();
    }

    private Query query() {
        var expansions = new ArrayList<Query.Expand>();
        expand.forEach((navigation, inner) -> expansions.add(new Query.Expand(navigation, inner)));
        return new Query(filter, orderBy, select, expansions, top, skip, count, resultFormat, skipToken);
    }

    private void take(String option, String value) {
        try {
            set(option, value);
        } catch (FaultException e) {
            e.faults().forEach(log);
        }
    }

    private void set(String option, String value) {
        String name = option.startsWith("$") ? option : "$" + option;
        switch (name) {
            case "$filter" -> filter = ExpressionParser.parse(value);
            case "$orderby" -> Split.at(value, ',').forEach(this::order);
            case "$select" -> Split.at(value, ',').forEach(this::select);
            case "$expand" -> Split.at(value, ',').forEach(this::expand);
            case "$top" -> top = whole(name, value);
            case "$skip" -> skip = whole(name, value);
            case "$count" -> count = truth(name, value);
            case "$resultFormat" -> resultFormat = value;
            case "$skiptoken" -> skipToken = value;
            default -> throw OdataFaults.unknownOption(option);
        }
    }

    private void order(String text) {
        String criterion = text.strip();
        boolean descending = criterion.matches("(?s).*\\sdesc");
        boolean directed = descending || criterion.matches("(?s).*\\sasc");
        orderBy.add(new Query.Order(
                ExpressionParser.parse(
                        directed
                                ? criterion.substring(0, criterion.lastIndexOf(descending ? "desc" : "asc"))
                                : criterion),
                descending));
    }

    private void select(String text) {
        if (text.isBlank())
            throw OdataFaults.option("$select", "A name is missing in $select.", "Separate names by single commas.");
        select.add(new Expr.Path(List.of(text.strip().split("/", -1))));
    }

    private void expand(String text) {
        if (depth >= MOST_DEPTH) throw tooDeep();
        String item = text.strip();
        int open = item.indexOf('(');
        if (open >= 0 && !item.endsWith(")"))
            throw OdataFaults.option(
                    "$expand", "The bracket of " + item + " is not closed.", "Close it before the comma.");
        String path = open < 0 ? item : item.substring(0, open);
        Query inner = open < 0 ? Query.NONE : inner(item.substring(open + 1, item.length() - 1));
        add(path.split("/", -1), 0, inner);
    }

    private static FaultException tooDeep() {
        return OdataFaults.option(
                "$expand", "It nests deeper than " + MOST_DEPTH + " levels.", "Ask in several requests.");
    }

    /** {@code Thing/Locations} expands Thing, and Locations in it. */
    private void add(String[] path, int step, Query innermost) {
        String name = path[step].strip();
        if (depth + path.length > MOST_DEPTH) throw tooDeep();
        if (Arrays.stream(path).anyMatch(String::isBlank))
            throw OdataFaults.option(
                    "$expand", "A name is missing in $expand.", "Name a relation such as Datastreams.");
        Query here = innermost;
        for (int i = path.length - 1; i > step; i--)
            here = Query.NONE.withExpand(List.of(new Query.Expand(path[i].strip(), here)));
        expand.merge(name, here, QueryParser::merged);
    }

    private static Query merged(Query first, Query second) {
        var all = new LinkedHashMap<String, Query>();
        first.expand().forEach(e -> all.put(e.navigation(), e.query()));
        second.expand().forEach(e -> all.merge(e.navigation(), e.query(), QueryParser::merged));
        Query richer =
                first.equals(first.withExpand(List.of()).withExpand(first.expand())) && isPlain(first) ? second : first;
        return richer.withExpand(all.entrySet().stream()
                .map(e -> new Query.Expand(e.getKey(), e.getValue()))
                .toList());
    }

    private static boolean isPlain(Query query) {
        return query.withExpand(List.of()).equals(Query.NONE);
    }

    private Query inner(String text) {
        var parser = new QueryParser(log, depth + 1);
        for (String part : Split.at(text, ';')) {
            int equals = part.indexOf('=');
            if (part.isBlank()) continue;
            if (equals < 0)
                throw OdataFaults.option(
                        "$expand", "“" + part + "” is no option.", "Write $name=value, separated by semicolons.");
            parser.take(
                    part.substring(0, equals).strip(),
                    part.substring(equals + 1).strip());
        }
        return parser.query();
    }

    private static int whole(String option, String value) {
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= 0) return number;
        } catch (NumberFormatException e) {
            // Told below, together with negative numbers.
        }
        throw OdataFaults.option(option, option + " is “" + value + "”.", "Give a whole number from 0 on.");
    }

    private static boolean truth(String option, String value) {
        return switch (value.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw OdataFaults.option(option, option + " is “" + value + "”.", "Give true or false.");
        };
    }
}
