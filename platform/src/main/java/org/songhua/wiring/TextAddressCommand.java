package org.songhua.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.text.address.AddressParser;
import org.songhua.engine.text.address.BioReader;
import org.songhua.engine.text.address.PartScore;
import org.songhua.engine.text.address.TaggedAddress;
import org.songhua.engine.text.classify.ConfusionMatrix;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Learns to take addresses apart from one file and judges by another: precision, recall and F1 of the parts by kind, and accuracy, macro-F1
 * and confusion matrix of the kinds of the single tokens. Exit code 0, 1 when some addresses were refused, 2 when nothing was done.
 */
@Command(
        name = "address",
        description = "Learn to take addresses apart and tell how well that goes.",
        mixinStandardHelpOptions = true)
class TextAddressCommand implements Callable<Integer> {
    private static final int FAULTS_SHOWN_PER_CODE = 20;
    private static final String BESIDE = "train.txt";
    private static final String NOTHING = "(nothing)";

    @Option(
            names = "--test",
            required = true,
            paramLabel = "FILE",
            description = "Addresses taken apart: token and tag (B-kind, I-kind, O) a line, an empty line after each.")
    Path test = Path.of("");

    @Option(
            names = "--train",
            paramLabel = "FILE",
            description = "Addresses to learn from (default: " + BESIDE + " beside the other file).")
    @Nullable
    Path train;

    @Option(names = "--parse", paramLabel = "ADDRESS", description = "Also take this address apart and print it.")
    List<String> parse = List.of();

    @Override
    public Integer call() throws IOException {
        var faults = new FaultLog(FAULTS_SHOWN_PER_CODE);
        List<TaggedAddress> judged = read(test, faults);
        List<TaggedAddress> learnt = read(train == null ? beside() : train, faults);
        InputFiles.report(faults);
        if (judged.isEmpty() || learnt.isEmpty()) return Main.FAILED;
        AddressParser parser = AddressParser.train(learnt);
        var parts = new PartScore();
        var kinds = new ConfusionMatrix();
        for (TaggedAddress address : judged) {
            TaggedAddress found = parser.tag(address.tokens());
            parts.add(address, found);
            for (int i = 0; i < found.tags().size(); i++) {
                kinds.add(kind(address.tags().get(i)), kind(found.tags().get(i)));
            }
        }
        TextCommand.print(parts.lines());
        System.out.println("\nkinds of single tokens:");
        TextCommand.print(kinds.lines());
        for (String address : parse) print(address, parser);
        return faults.total() > 0 ? 1 : 0;
    }

    private static void print(String address, AddressParser parser) {
        System.out.println("\n" + address);
        parser.parse(address).forEach(part -> System.out.println(part.kind() + "\t" + part.text()));
    }

    private static String kind(String tag) {
        return tag.length() > 2 ? tag.substring(2) : NOTHING;
    }

    private Path beside() {
        Path found = test.resolveSibling(BESIDE);
        if (Files.isRegularFile(found)) return found;
        throw new StoreException("There is nothing to learn from: no " + BESIDE
                + " lies beside the file. Give addresses taken apart with --train; the program brings none.");
    }

    private static List<TaggedAddress> read(Path file, FaultLog faults) throws IOException {
        return BioReader.read(InputFiles.text(file), InputFiles.name(file), faults);
    }
}
