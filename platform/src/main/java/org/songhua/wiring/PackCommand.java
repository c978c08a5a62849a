package org.songhua.wiring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.songhua.pack.PackVerifier;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs from the command line. */
@Command(
        name = "pack",
        description = "Check packs.",
        mixinStandardHelpOptions = true,
        subcommands = PackCommand.Verify.class)
class PackCommand {

    /** Checks packs and runs their examples; exit code 1 when something is wrong. */
    @Command(name = "verify", description = "Check packs and run their examples.", mixinStandardHelpOptions = true)
    static class Verify implements Callable<Integer> {
        @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "Folder of packs (default: ./packs).")
        Path folder = Path.of("packs");

        @Option(names = "--watch", description = "Check again after every change.")
        boolean watch;

        @Override
        public Integer call() {
            if (!Files.isDirectory(folder)) throw new StoreException("There is no folder " + folder + ".");
            var verifier = PackVerifier.create();
            if (watch) {
                verifier.watch(folder, Verify::print);
                return 0;
            }
            var report = verifier.verify(folder);
            print(report);
            return report.ok() ? 0 : 1;
        }

        private static void print(PackVerifier.Report report) {
            report.faults().forEach(fault -> System.out.println(fault.line()));
            System.out.printf(
                    "%d packs, %d classes, %d examples, %d faults%n",
                    report.packs().size(),
                    report.classes(),
                    report.examples(),
                    report.faults().size());
        }
    }
}
