package org.songhua.ledger.internal.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.ledger.Ledger;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;

/** The pack files {@code ledgers.yml}: read, checked over all packs together, their examples played. */
public final class LedgersPart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "ledgers.yml";

    private static final String REGISTERS = "registers/*.yml";

    @Override
    public String files() {
        return FILES;
    }

    @Override
    public Shape.Table shape() {
        return LedgerShapes.FILE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        Map<String, Item> registers = content.byCode(REGISTERS);
        var ledgers = new LinkedHashMap<String, Ledger>();
        var found = new ArrayList<Fault>();
        for (PartFile file : content.files(FILES))
            for (Ledger one : LedgerReader.read(file)) check(one, file, registers, ledgers, found::add);
        found.forEach(faults);
        if (!found.isEmpty()) return Examples.NONE;
        return Examples.play(content.items(FILES, "examples"), new LedgerExamples(ledgers, faults)::succeeds);
    }

    private static void check(
            Ledger one,
            PartFile file,
            Map<String, Item> registers,
            Map<String, Ledger> ledgers,
            Consumer<Fault> faults) {
        Item at = file.content().part("ledgers").part(one.code());
        Ledger other = ledgers.putIfAbsent(one.code(), one);
        if (other != null)
            faults.accept(at.keyWhere()
                    .fault("LEDGP-009", "Pack " + other.pack() + " has a ledger of this code.", "Rename it."));
        new LedgerCheck(one, at, registers, faults).run();
    }

    /** {@return the ledgers of all packs, which have been checked} */
    public static List<Ledger> ledgers(PackContent content) {
        return content.files(FILES).stream()
                .flatMap(file -> LedgerReader.read(file).stream())
                .toList();
    }
}
