package org.songhua.engine.flow;

/**
 * Why something cannot be done.
 *
 * @param code stable code, {@code FLOW-101} and up
 * @param subject what it is about: a field, a kind of evidence, an action; may be empty
 * @param problem one sentence
 * @param remedy one sentence
 */
public record Refusal(String code, String subject, String problem, String remedy) {

    /** {@return whether more words from the same person would do: a reason, a field, a photo} */
    public boolean isAsking() {
        return code.equals("FLOW-104") || code.equals("FLOW-105") || code.equals("FLOW-106");
    }
}
