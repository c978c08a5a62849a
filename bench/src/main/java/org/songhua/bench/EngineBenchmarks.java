package org.songhua.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of the engines with short settings that suit a shared machine; arguments of JMH override them. */
public final class EngineBenchmarks {
    private EngineBenchmarks() {}

    public static void main(String... arguments) throws RunnerException, CommandLineOptionException {
        var defaults = new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .addProfiler(CpuTime.class);
        var given = new CommandLineOptions(arguments);
        if (!given.getForkCount().hasValue()) defaults.forks(1);
        if (!given.getWarmupIterations().hasValue()) defaults.warmupIterations(5);
        if (!given.getWarmupTime().hasValue()) defaults.warmupTime(TimeValue.seconds(1));
        if (!given.getMeasurementIterations().hasValue()) defaults.measurementIterations(7);
        if (!given.getMeasurementTime().hasValue()) defaults.measurementTime(TimeValue.seconds(1));
        if (!given.getJvmArgsAppend().hasValue()) defaults.jvmArgsAppend("-Xmx1g", "-XX:+UseSerialGC");
        new Runner(defaults.build()).run();
    }
}
