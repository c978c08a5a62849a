package org.songhua.engine.protocol.mqtt;

/** Bytes that are no MQTT; the connection cannot go on. */
public final class MqttException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param problem what is wrong, as a sentence */
    public MqttException(String problem) {
        super(problem, null, false, false);
    }
}
