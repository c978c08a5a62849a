package org.songhua.engine.protocol.hj212;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * Takes a data segment apart. Text is UTF-8, or GBK when it is not. Lenient where devices are known to differ: any device number, any order
 * of the head, blanks around names, items without a value. Only what cannot be understood is a fault.
 */
public final class Hj212Parser {
    private static final Charset GBK = Charset.forName("GBK");
    private static final String PARAMETERS = "CP=&&";
    private static final String END = "&&";
    /** Eight bits. */
    private static final int FLAG_MAX = 255;

    private static final int PARTS_MAX = 9999;

    private Hj212Parser() {}

    /** {@return the message} @throws FaultException with all that is wrong with it, {@code HJ212-003} to {@code 005} */
    public static Hj212Message parse(byte[] segment) {
        String text = decode(segment);
        int from = text.indexOf(PARAMETERS);
        if (from < 0) throw new FaultException(noParameters());
        String rest = text.substring(from + PARAMETERS.length());
        int until = rest.lastIndexOf(END);
        String parameters = until < 0 ? rest : rest.substring(0, until);
        return message(items(text.substring(0, from)), groups(parameters));
    }

    private static Fault noParameters() {
        return Fault.refused(
                "HJ212-003",
                Place.atField("CP"),
                "The segment has no parameters.",
                "Put the parameters between CP=&& and &&, also when there are none.");
    }

    /** {@return the text of a segment} */
    static String decode(byte[] segment) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(segment))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(segment, GBK);
        }
    }

    private static Hj212Message message(Map<String, String> head, List<Map<String, String>> groups) {
        var faults = new ArrayList<Fault>();
        String cn = head.getOrDefault("CN", "");
        String mn = head.getOrDefault("MN", "");
        if (cn.isEmpty()) faults.add(missing("CN", "the command"));
        if (mn.isEmpty()) faults.add(missing("MN", "the number of the device"));
        Integer flag = number(head, "Flag", FLAG_MAX, faults);
        Integer pnum = number(head, "PNUM", PARTS_MAX, faults);
        Integer pno = number(head, "PNO", PARTS_MAX, faults);
        if (!faults.isEmpty()) throw new FaultException(faults);
        return new Hj212Message(
                head.getOrDefault("QN", ""),
                head.getOrDefault("ST", ""),
                cn,
                head.getOrDefault("PW", ""),
                mn,
                flag,
                pnum,
                pno,
                groups);
    }

    private static Fault missing(String name, String what) {
        return Fault.refused(
                "HJ212-004", Place.atField(name), "The segment does not say " + what + ".", "Add " + name + "=.");
    }

    private static @Nullable Integer number(Map<String, String> head, String name, int max, List<Fault> faults) {
        String text = head.get(name);
        if (text == null || text.isEmpty()) return null;
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value <= max) return value;
        } catch (NumberFormatException e) {
            // Told below, as a number out of range is.
        }
        faults.add(Fault.refused(
                "HJ212-005",
                Place.atField(name),
                name + " is \"" + text + "\".",
                "Give a whole number from 0 to " + max + "."));
        return null;
    }

    private static List<Map<String, String>> groups(String parameters) {
        var groups = new ArrayList<Map<String, String>>();
        for (String part : parameters.split(";", -1)) {
            Map<String, String> group = pairs(part, ",");
            if (!group.isEmpty()) groups.add(group);
        }
        return groups;
    }

    private static Map<String, String> items(String head) {
        return pairs(head, ";");
    }

    private static Map<String, String> pairs(String text, String separator) {
        var pairs = new LinkedHashMap<String, String>();
        for (String item : text.split(separator, -1)) {
            int equals = item.indexOf('=');
            String name = (equals < 0 ? item : item.substring(0, equals)).strip();
            if (!name.isEmpty())
                pairs.put(name, equals < 0 ? "" : item.substring(equals + 1).strip());
        }
        return pairs;
    }
}
