package org.songhua.stream;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job: readings from Kafka, judged by thing, decisions into the table. Runs in this process, or in the cluster that calls it. */
public final class StreamJob {
    private static final Logger LOG = LoggerFactory.getLogger(StreamJob.class);

    private StreamJob() {}

    /** Starts the job and waits for its end. What was wrong with the arguments goes to the error output, with exit code 2. */
    public static void main(String[] arguments) throws Exception {
        StreamOptions options;
        Plan plan;
        try {
            options = StreamOptions.of(arguments, System.getenv());
            plan = Plan.of(options.plan());
        } catch (IllegalArgumentException | PlanException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        options.table().create();
        if (options.tellsClock() && !options.isUntilEnd()) tellClock(options);
        if (!options.isUntilEnd()) options.table().note(plan);
        LOG.info("{} watches over {} things", plan.size(), plan.things().size());
        var environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration(options));
        build(environment, options);
        environment.execute("songhua stream");
    }

    private static void tellClock(StreamOptions options) {
        var teller = new ClockTeller(options.kafka(), options.topic(), InstantSource.system());
        Thread.ofPlatform().name("clock-teller").daemon().start(teller);
    }

    /** {@return settings of the job; a cluster adds its own} */
    static Configuration configuration(StreamOptions options) {
        var settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, options.every());
        settings.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                options.checkpoints().toUri().toString());
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
        // Readings, states and decisions are never changed after they are made.
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        Checkpoints.newest(options.checkpoints())
                .ifPresent(path -> settings.set(
                        StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString()));
        return settings;
    }

    /** Puts the parts together. Names and numbers of parts stay, so that a later version of the job finds its state. */
    static void build(StreamExecutionEnvironment environment, StreamOptions options) {
        if (options.parallelism() > 0) environment.setParallelism(options.parallelism());
        environment.registerCachedFile(options.plan().toUri().toString(), JudgeThings.PLAN);
        var clock = WatermarkStrategy.<Reading>forBoundedOutOfOrderness(options.late())
                .withTimestampAssigner((reading, before) -> reading.received_us() / 1000);
        environment
                .fromSource(source(options), clock, "readings")
                .uid("readings")
                .filter(reading -> !reading.isClock())
                .name("without clock")
                .keyBy(Reading::thing, BasicTypeInfo.LONG_TYPE_INFO)
                .process(new JudgeThings(), Types.DECIDED)
                .name("judge")
                .uid("judge")
                .sinkTo(new DecisionSink(options.table()))
                // One writer, so that numbers in the table rise in the order in which they become visible.
                .setParallelism(1)
                .name("store")
                .uid("store");
    }

    private static KafkaSource<Reading> source(StreamOptions options) {
        var source = KafkaSource.<Reading>builder()
                .setBootstrapServers(options.kafka())
                .setTopics(options.topic())
                .setGroupId("songhua-stream")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new ReadingMessages());
        if (options.isUntilEnd()) source.setBounded(OffsetsInitializer.latest());
        return source.build();
    }
}
