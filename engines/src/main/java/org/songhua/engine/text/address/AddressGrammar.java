package org.songhua.engine.text.address;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.text.Grams;
import org.songhua.engine.text.Numerals;

/**
 * Takes addresses apart by the words that end their parts, in the order in which they are written, without having learnt anything: the
 * same kinds of parts as {@link AddressParser}, for where no addresses taken apart are at hand. What no part claims is {@code poi}.
 * Immutable; for many threads.
 */
public final class AddressGrammar {
    private static final Pattern NOISE = Pattern.compile("[\\s,.;:，。；：、()\\[\\]{}\"'#]+");
    private static final Pattern TOKEN = Pattern.compile("[0-9]+|[a-z]+|.", Pattern.DOTALL);
    private static final String NUMBER = "[0-9]+(?:-[0-9]+)?[a-z]?";
    /** Building, unit and room written as numbers alone: 3-2-501; with two numbers, building and room. */
    private static final Pattern DASHED = Pattern.compile("([0-9]+)-(?:([0-9]+)-)?([0-9]+)(?:室|户|房)?$");

    private static final List<Ending> ENDINGS = List.of(
            new Ending("prov", "\\p{IsHan}{2,3}?(?:省|自治区)"),
            new Ending("city", "\\p{IsHan}{2,6}?(?:(?<![超门城])市|(?<=\\p{IsHan}城)市|自治州|地区|盟)"),
            new Ending("district", "\\p{IsHan}{1,8}?(?:(?<![小社园校库])区|县|旗(?![街路大小区村])|(?<![超门])市)"),
            new Ending("town", "\\p{IsHan}{1,6}?(?:街道|镇|乡)"),
            new Ending("community", "\\p{IsHan}{1,8}?(?:社区|居委会|村委会)"),
            new Ending("road", "[\\p{IsHan}0-9a-z]{1,10}?(?:大街|大路|大道|胡同|[路街巷弄道条](?!道))"),
            new Ending("roadno", NUMBER + "(?:号(?![楼栋幢])|$)"),
            new Ending("houseno", NUMBER + "(?:号?[栋幢座]|号楼)|[a-z][栋幢座]"),
            new Ending("cellno", NUMBER + "(?:单元|门)"),
            new Ending("floorno", NUMBER + "(?:层|楼)"),
            new Ending("roomno", NUMBER + "(?:室|户|房|号)?$"));

    private static final int ROAD = kind("road");

    /** What a part ends with, as an expression for the whole of it. */
    private record Ending(String kind, Pattern form) {
        Ending(String kind, String form) {
            this(kind, Pattern.compile(form));
        }
    }

    private final List<AddressPart> parts = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private final String text;
    private int position;
    private int token;
    private int next;

    private AddressGrammar(String text) {
        this.text = text;
    }

    /** {@return the parts of an address in the form in which texts are compared; none of a blank text} */
    public static List<AddressPart> parse(String address) {
        String plain = NOISE.matcher(Grams.normalise(address)).replaceAll("");
        return new AddressGrammar(Numerals.toDigits(plain)).run();
    }

    private List<AddressPart> run() {
        while (position < text.length()) if (!dashed() && !part()) skip();
        close();
        return parts;
    }

    /** Takes the first kind of part that can stand here: none that comes before one that was found, roads only before places. */
    private boolean part() {
        for (int kind = next; kind < ENDINGS.size(); kind++) {
            Matcher found = open.isEmpty() || kind > ROAD ? at(ENDINGS.get(kind).form()) : null;
            if (found == null) continue;
            close();
            next = kind + 1;
            take(ENDINGS.get(kind).kind(), found.group());
            return true;
        }
        return false;
    }

    private boolean dashed() {
        Matcher found = at(DASHED);
        if (found == null) return false;
        close();
        take("houseno", found.group(1));
        if (found.group(2) != null) take("cellno", found.group(2));
        take("roomno", found.group(3));
        position = text.length();
        return true;
    }

    private @Nullable Matcher at(Pattern form) {
        Matcher found = form.matcher(text).region(position, text.length()).useTransparentBounds(true);
        return found.lookingAt() ? found : null;
    }

    private void skip() {
        Matcher one = TOKEN.matcher(text).region(position, text.length());
        if (!one.lookingAt()) throw new IllegalStateException("Every character is a token.");
        open.append(one.group());
        position = one.end();
    }

    private void close() {
        if (open.isEmpty()) return;
        String place = open.toString();
        open.setLength(0);
        position -= place.length();
        take("poi", place);
    }

    private void take(String kind, String part) {
        int tokens = AddressParser.tokens(part).size();
        parts.add(new AddressPart(kind, part, token, token + tokens));
        token += tokens;
        position += part.length();
    }

    private static int kind(String name) {
        return ENDINGS.stream().map(Ending::kind).toList().indexOf(name);
    }
}
