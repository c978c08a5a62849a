package org.songhua.engine.protocol.hj212;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message: who says what. Names are as the standard's: a missing one is empty, a missing number null.
 *
 * @param qn time stamp of the request, {@code YYYYMMDDhhmmsszzz}; the answer repeats it
 * @param st kind of system, such as 22 for air
 * @param cn command, such as 2011 for real time data
 * @param pw password of the device
 * @param mn number of the device; 24 hexadecimal digits by the standard, anything in practice
 * @param flag version and two bits; null when there is none
 * @param pnum parts of a split message; null when it is whole
 * @param pno number of this part, from 1
 * @param groups items of the command's parameters, each some names with values, in order
 */
public record Hj212Message(
        String qn,
        String st,
        String cn,
        String pw,
        String mn,
        @Nullable Integer flag,
        @Nullable Integer pnum,
        @Nullable Integer pno,
        List<Map<String, String>> groups) {
    private static final int ANSWER_WANTED = 1;
    private static final int SPLIT = 2;

    /** Copies the groups, whose order it keeps. */
    public Hj212Message {
        var copies = new ArrayList<Map<String, String>>();
        for (Map<String, String> group : groups) {
            copies.add(Collections.unmodifiableMap(new LinkedHashMap<>(group)));
        }
        groups = List.copyOf(copies);
    }

    public Hj212Version version() {
        return Hj212Version.of(flag);
    }

    /** True when the sender waits for an answer. */
    public boolean wantsAnswer() {
        return flag != null && (flag & ANSWER_WANTED) != 0;
    }

    /** True when it is one part of several. */
    public boolean isPart() {
        return pnum != null && pno != null && pnum > 1;
    }

    /** {@return the first value of that name in any group} */
    public Optional<String> find(String name) {
        return groups.stream()
                .map(group -> group.get(name))
                .filter(value -> value != null)
                .findFirst();
    }

    /** {@return the same with other parameters} */
    public Hj212Message withGroups(List<Map<String, String>> newGroups) {
        return new Hj212Message(qn, st, cn, pw, mn, flag, pnum, pno, newGroups);
    }

    /** {@return the whole message of which this is a part, given the parameters of all parts} */
    Hj212Message whole(List<Map<String, String>> allGroups) {
        Integer newFlag = flag == null ? null : (Integer) (flag & ~SPLIT);
        return new Hj212Message(qn, st, cn, pw, mn, newFlag, null, null, allGroups);
    }

    /**
     * {@return the answer to this message}
     *
     * @param command 9014 to data, 9013 to a notice, 9011 to a request
     */
    public Hj212Message answer(String command, Map<String, String> parameters) {
        List<Map<String, String>> content = parameters.isEmpty() ? List.of() : List.of(parameters);
        int version = flag == null ? Hj212Version.V2017.flag() : flag & ~(ANSWER_WANTED | SPLIT);
        return new Hj212Message(qn, "91", command, pw, mn, version, null, null, content);
    }

    /** {@return the data segment as text} */
    public String segment() {
        var out = new StringBuilder();
        add(out, "QN", qn);
        add(out, "ST", st);
        add(out, "CN", cn);
        add(out, "PW", pw);
        add(out, "MN", mn);
        if (flag != null) add(out, "Flag", flag.toString());
        if (pnum != null) add(out, "PNUM", pnum.toString());
        if (pno != null) add(out, "PNO", pno.toString());
        return out.append("CP=&&").append(parameters()).append("&&").toString();
    }

    private static void add(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) out.append(name).append('=').append(value).append(';');
    }

    private String parameters() {
        return groups.stream().map(Hj212Message::text).collect(Collectors.joining(";"));
    }

    private static String text(Map<String, String> group) {
        return group.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    /** {@return the frame: length in bytes, segment in UTF-8, checksum} */
    public byte[] toBytes() {
        byte[] data = segment().getBytes(StandardCharsets.UTF_8);
        if (data.length > 9999)
            throw new IllegalArgumentException("A segment of " + data.length + " bytes must be split.");
        byte[] head = String.format(Locale.ROOT, "##%04d", data.length).getBytes(StandardCharsets.US_ASCII);
        byte[] tail = String.format(Locale.ROOT, "%04X\r\n", Hj212Crc.of(data)).getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[head.length + data.length + tail.length];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(data, 0, frame, head.length, data.length);
        System.arraycopy(tail, 0, frame, head.length + data.length, tail.length);
        return frame;
    }
}
