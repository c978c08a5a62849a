package org.songhua.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.csv.CsvReader;
import org.songhua.engine.csv.CsvRow;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.text.classify.CivicTopics;
import org.songhua.engine.text.classify.ConfusionMatrix;
import org.songhua.engine.text.classify.CrossValidation;
import org.songhua.engine.text.classify.Example;
import org.songhua.engine.text.classify.TextClassifier;
import org.songhua.engine.text.classify.TopicLexicon;
import org.songhua.engine.text.classify.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Learns from one table, classifies another, and prints accuracy, macro-F1 and the confusion matrix. Without a second table it judges the
 * first in folds. Exit code 0, 1 when some rows were refused, 2 when nothing was done.
 */
@Command(
        name = "classify",
        description = "Learn classes from one table and tell how well they are found in another.",
        mixinStandardHelpOptions = true)
class TextClassifyCommand implements Callable<Integer> {
    private static final int FAULTS_SHOWN_PER_CODE = 20;
    private static final int REASONS_SHOWN = 5;

    @Option(names = "--train", required = true, paramLabel = "CSV", description = "Table to learn from.")
    Path train = Path.of("");

    @Option(names = "--test", paramLabel = "CSV", description = "Table to judge by (default: the first in folds).")
    @Nullable
    Path test;

    @Option(
            names = "--text",
            required = true,
            paramLabel = "COL",
            description = "Column with the text; given again, the columns make one text, the first its title.")
    List<String> text = List.of();

    @Option(names = "--label", required = true, paramLabel = "COL", description = "Column with the class.")
    String label = "";

    @Option(names = "--also", paramLabel = "CSV", description = "Table that is only learnt from, such as a class tree.")
    @Nullable
    Path also;

    @Option(
            names = "--also-text",
            paramLabel = "COL",
            description = "Its columns with text (default: those of --text).")
    List<String> alsoText = List.of();

    @Option(names = "--folds", description = "Folds when there is no second table (default: ${DEFAULT-VALUE}).")
    int folds = 5;

    @Option(names = "--seed", description = "In which order examples are dealt into folds (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--threshold", description = "Sureness below which a person decides (default: ${DEFAULT-VALUE}).")
    double threshold = 0.6;

    @Option(names = "--no-topics", description = "Learn from the examples alone, without the words by topic.")
    boolean noTopics;

    @Option(names = "--reasons", description = "Print each text that was wrong, with the words that decided.")
    boolean reasons;

    @Override
    public Integer call() throws IOException {
        var faults = new FaultLog(FAULTS_SHOWN_PER_CODE);
        List<Example> learnt = read(train, text, faults);
        List<Example> helping = helping(learnt, faults);
        List<Example> judged = test == null ? List.of() : read(test, text, faults);
        InputFiles.report(faults);
        if (learnt.isEmpty() || (test != null && judged.isEmpty())) return Main.FAILED;
        if ((test == null && learnt.size() < folds) || folds < 2) {
            System.err.println(
                    "--folds is " + folds + ", allowed is 2 to the number of rows, here " + learnt.size() + ".");
            return Main.FAILED;
        }
        TopicLexicon lexicon = noTopics ? TopicLexicon.NONE : CivicTopics.lexicon();
        if (test == null)
            TextCommand.print(
                    CrossValidation.run(learnt, helping, folds, seed, lexicon).lines());
        else judge(learnt, helping, judged, lexicon);
        return faults.total() > 0 ? 1 : 0;
    }

    /** Classes that never occur among the examples proper are not learnt from a tree: they cannot be judged. */
    private List<Example> helping(List<Example> learnt, FaultLog faults) throws IOException {
        if (also == null) return List.of();
        var labels = learnt.stream().map(Example::label).collect(Collectors.toSet());
        return read(also, alsoText.isEmpty() ? text : alsoText, faults).stream()
                .filter(example -> labels.contains(example.label()))
                .toList();
    }

    private List<Example> read(Path file, List<String> columns, FaultLog faults) throws IOException {
        var examples = new ArrayList<Example>();
        var keys = columns.stream().map(TextClassifyCommand::key).toList();
        var required = new ArrayList<>(keys);
        required.add(key(label));
        CsvReader.read(InputFiles.text(file), InputFiles.name(file), required, faults, row -> {
            if (row.require(key(label))) examples.add(new Example(text(row, keys), row.get(key(label))));
        });
        return examples;
    }

    private static String key(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }

    private static String text(CsvRow row, List<String> columns) {
        return columns.stream().map(row::get).collect(Collectors.joining("\n"));
    }

    private void judge(List<Example> learnt, List<Example> helping, List<Example> judged, TopicLexicon lexicon) {
        var all = new ArrayList<>(learnt);
        all.addAll(helping);
        TextClassifier classifier = TextClassifier.train(all, lexicon);
        var matrix = new ConfusionMatrix();
        var decided = new ConfusionMatrix();
        for (Example example : judged) {
            Verdict verdict = classifier.classify(example.text());
            matrix.add(example.label(), verdict.label());
            verdict.decided(threshold).ifPresent(found -> decided.add(example.label(), found));
            if (reasons && !verdict.label().equals(example.label())) System.out.println(wrong(example, verdict));
        }
        TextCommand.print(matrix.lines());
        System.out.printf(
                Locale.ROOT,
                "%nsure at %.2f: %d of %d, of these right %.4f; the others are for a person%n",
                threshold,
                decided.total(),
                matrix.total(),
                decided.accuracy());
    }

    private static String wrong(Example example, Verdict verdict) {
        String words = verdict.reasons().stream()
                .limit(REASONS_SHOWN)
                .map(Verdict.Reason::part)
                .collect(Collectors.joining(" "));
        return "%s taken for %s (%.2f) because of %s"
                .formatted(example.label(), verdict.label(), verdict.confidence(), words);
    }
}
