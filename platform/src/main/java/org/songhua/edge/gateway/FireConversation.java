package org.songhua.edge.gateway;

import java.util.List;
import org.songhua.engine.protocol.gb26875.FireFrame;
import org.songhua.engine.protocol.gb26875.FireFramer;

/** GB/T 26875.3 on one connection, which may be that of one transmitter or of a gateway before many. */
final class FireConversation extends FramedConversation<FireFrame> {
    private final FireIntake intake;

    FireConversation(FireIntake intake, String address) {
        super(new FireFramer(), address);
        this.intake = intake;
    }

    @Override
    List<byte[]> keep(List<FireFrame> together) {
        var portion = new FireIntake.Portion();
        for (FireFrame frame : together) intake.take(frame, address(), portion);
        intake.keep(portion);
        return portion.answers;
    }
}
