package org.songhua.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.inp.InpDocument;
import org.songhua.engine.hydraulics.inp.InpReader;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;

/** Water networks from the command line, without a server and without a database. */
@Command(
        name = "water",
        description = "Compute water networks of EPANET files.",
        mixinStandardHelpOptions = true,
        subcommands = {
            WaterSolveCommand.class,
            WaterQualityCommand.class,
            WaterIsolateCommand.class,
            WaterLeaksCommand.class,
            WaterRenewalCommand.class
        })
class WaterCommand {
    private static final int REMARKS_SHOWN = 20;

    /**
     * Reads a network; its remarks go to standard error.
     *
     * @throws StoreException with all faults, when there is no file or it holds no usable network
     */
    static WaterNetwork read(Path file) {
        if (!Files.isRegularFile(file)) throw new StoreException("There is no file " + file + ".");
        try {
            InpDocument document = InpReader.read(text(file), String.valueOf(file.getFileName()));
            tell(document.remarks());
            return document.network();
        } catch (FaultException e) {
            throw new StoreException(String.valueOf(e.getMessage()));
        }
    }

    /** EPANET knows no encoding; what is not UTF-8 is taken byte by byte, so that identifiers stay apart. */
    static String text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.indexOf('\uFFFD') < 0 ? text : new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new StoreException("The file " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static void tell(List<Fault> remarks) {
        remarks.stream().limit(REMARKS_SHOWN).forEach(fault -> System.err.println(fault.line()));
        if (remarks.size() > REMARKS_SHOWN) System.err.printf("and %d more remarks%n", remarks.size() - REMARKS_SHOWN);
    }
}
