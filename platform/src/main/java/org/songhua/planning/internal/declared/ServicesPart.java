package org.songhua.planning.internal.declared;

import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.yaml.Shape;

/** The pack file {@code services.yml}. */
public final class ServicesPart implements PackPart {
    /** What the file is called inside a pack. */
    public static final String FILE = "services.yml";

    @Override
    public String files() {
        return FILE;
    }

    @Override
    public Shape.Table shape() {
        return ServicesFormat.FILE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        ServiceReader.read(content, faults);
        return Examples.NONE;
    }
}
