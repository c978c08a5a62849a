package org.songhua.edge.gateway;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.songhua.engine.protocol.jt808.VehicleFramer;
import org.songhua.engine.protocol.jt808.VehicleMessage;

/** JT/T 808 on one connection, which may be that of one terminal or of a platform before many. */
final class VehicleConversation extends FramedConversation<VehicleMessage> {
    private static final int SERIALS = 0x1_0000;

    private final VehicleIntake intake;
    private final Set<String> authenticated = new HashSet<>();
    private int lastSerial = -1;
    private boolean isOver = false;

    VehicleConversation(VehicleIntake intake, String address) {
        super(new VehicleFramer(), address);
        this.intake = intake;
    }

    @Override
    List<byte[]> keep(List<VehicleMessage> together) {
        var portion = new VehicleIntake.Portion();
        for (VehicleMessage message : together) if (!isOver) intake.take(message, this, portion);
        intake.keep(portion);
        return portion.answers;
    }

    /** {@return number of the next answer} */
    int nextSerial() {
        lastSerial = (lastSerial + 1) % SERIALS;
        return lastSerial;
    }

    /** Notes that a terminal has shown its code. */
    void admit(String terminal) {
        authenticated.add(terminal);
    }

    boolean isAdmitted(String terminal) {
        return authenticated.contains(terminal);
    }

    /** Nothing more is heard: who guesses codes has to connect for each. */
    void end(VehicleMessage last) {
        authenticated.remove(last.terminal());
        isOver = true;
    }

    @Override
    boolean goesOn() {
        return !isOver;
    }
}
