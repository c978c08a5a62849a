package org.songhua.engine.text.address;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songhua.engine.text.Grams;

/**
 * Takes addresses apart as it has learnt from addresses taken apart by people: a structured averaged perceptron (Collins 2002) over what
 * can be seen at each token. Immutable and deterministic; for many threads.
 */
public final class AddressParser {
    private static final Pattern TOKEN = Pattern.compile("[0-9]+|[a-z]+|\\P{javaWhitespace}");

    private static final int FEW = 500;

    private final Map<String, Integer> features;
    private final List<String> tags;
    private final TagScorer scorer;

    AddressParser(Map<String, Integer> features, List<String> tags, TagScorer scorer) {
        this.features = features;
        this.tags = tags;
        this.scorer = scorer;
    }

    /**
     * {@return a parser that learnt from addresses}
     *
     * @throws IllegalArgumentException when there is none
     */
    public static AddressParser train(List<TaggedAddress> addresses) {
        return new PerceptronTrainer(addresses).train();
    }

    /** {@return the parts of an address as written; none of a blank text} */
    public List<AddressPart> parse(String text) {
        List<String> tokens = tokens(text);
        return tag(tokens).parts();
    }

    /** {@return the tokens of a text in the form in which texts are compared} */
    static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        Matcher token = TOKEN.matcher(Grams.normalise(text));
        while (token.find()) tokens.add(token.group());
        return tokens;
    }

    /** {@return the tokens with their tags} */
    public TaggedAddress tag(List<String> tokens) {
        if (tokens.isEmpty()) return new TaggedAddress(List.of(), List.of());
        int[] best = scorer.best(indexes(tokens, features));
        var found = new ArrayList<String>();
        for (int tag : best) found.add(tags.get(tag));
        return new TaggedAddress(tokens, found);
    }

    static int[][] indexes(List<String> tokens, Map<String, Integer> features) {
        List<String> plain = tokens.stream().map(AddressParser::plain).toList();
        return TokenFeatures.of(plain).stream()
                .map(ofToken -> ofToken.stream()
                        .map(features::get)
                        .filter(index -> index != null)
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
    }

    private static String plain(String token) {
        String normalised = Grams.normalise(token);
        return normalised.isEmpty() ? "-" : normalised;
    }

    /** Numbers the features of the addresses learnt from; of many addresses those seen twice, which halves the weights. */
    static Map<String, Integer> number(List<TaggedAddress> addresses) {
        var seen = new HashMap<String, Integer>();
        var order = new ArrayList<String>();
        for (TaggedAddress address : addresses) {
            List<String> plain =
                    address.tokens().stream().map(AddressParser::plain).toList();
            for (List<String> ofToken : TokenFeatures.of(plain)) {
                for (String feature : ofToken) if (seen.merge(feature, 1, Integer::sum) == 1) order.add(feature);
            }
        }
        int least = addresses.size() < FEW ? 1 : 2;
        var numbers = new HashMap<String, Integer>();
        for (String feature : order) {
            if (seen.getOrDefault(feature, 0) >= least) numbers.put(feature, numbers.size());
        }
        return numbers;
    }
}
