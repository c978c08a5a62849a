package org.songhua.edge.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.protocol.FrameSink;
import org.songhua.engine.protocol.hj212.Hj212Framer;
import org.songhua.engine.protocol.hj212.Hj212Joiner;
import org.songhua.engine.protocol.hj212.Hj212Message;
import org.songhua.engine.protocol.hj212.Hj212Parser;

/**
 * HJ 212 on one connection. Everything that came together is kept together, and only then acknowledged; the parts of a split
 * message are acknowledged one by one as the standard asks, but kept when the last is there: a part that was acknowledged and is
 * followed by no other is in quarantine, not lost.
 */
final class Hj212Conversation implements Conversation, FrameSink<byte[]> {
    private final Hj212Intake intake;
    private final String address;
    private final Hj212Framer framer = new Hj212Framer();
    private final Hj212Joiner joiner = new Hj212Joiner();
    private final List<byte[]> frames = new ArrayList<>();
    private int messages = 0;

    Hj212Conversation(Hj212Intake intake, String address) {
        this.intake = intake;
        this.address = address;
    }

    @Override
    public void frame(byte[] frame) {
        frames.add(frame);
    }

    @Override
    public void fault(Fault fault) {
        intake.note(address, fault);
    }

    @Override
    public boolean take(ByteBuffer input, OutputStream answers) throws IOException {
        frames.clear();
        framer.feed(input, this);
        messages = frames.size();
        var portion = new Hj212Intake.Portion();
        for (byte[] frame : frames) message(frame, portion);
        intake.keep(portion);
        for (Hj212Message answer : portion.answers) answers.write(answer.toBytes());
        return true;
    }

    private void message(byte[] frame, Hj212Intake.Portion portion) {
        Hj212Message message;
        try {
            message = Hj212Parser.parse(frame);
        } catch (FaultException e) {
            intake.quarantine("", "form", address, frame);
            return;
        }
        Optional<Hj212Message> whole = joiner.add(message);
        if (whole.isEmpty()) {
            // The rest may never come: what was acknowledged must be somewhere.
            if (!intake.keepPart(message, address, frame)) return;
            if (message.wantsAnswer()) portion.answers.add(message.answer("9014", Map.of()));
            return;
        }
        intake.take(message, whole.get(), address, frame, portion).ifPresent(portion.answers::add);
    }

    @Override
    public int waiting() {
        return framer.waiting();
    }

    @Override
    public int messages() {
        return messages;
    }
}
