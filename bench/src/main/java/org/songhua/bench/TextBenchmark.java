package org.songhua.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.songhua.engine.text.Grams;

/** A name or address into what the database searches by. */
@State(Scope.Thread)
public class TextBenchmark {
    @Param({"吉林省长春市朝阳区人民大街2020号", "长春站", "Rua de Santa Catarina 123", "Praça da República"})
    public String text = "";

    @Benchmark
    public int[] normaliseAndTakeGrams() {
        return Grams.of(Grams.normalise(text));
    }
}
