package org.songhua.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages, plans, options and what is remembered, as bytes and text. */
class FormsTest {
    @TempDir
    Path folder;

    @Test
    void readings_come_out_of_a_message_as_they_went_in() {
        var readings = List.of(
                new Reading(5, 50, Town.START_US, 3.25, 0, Town.START_US + 7),
                new Reading(5, 51, -1, Double.NaN, 255, Long.MAX_VALUE));
        var read = new ArrayList<Reading>();
        assertThat(ReadingFormat.read(ReadingFormat.write(5, readings), read::add))
                .isTrue();
        assertThat(read).isEqualTo(readings);
    }

    @Test
    void what_is_no_message_is_refused_whole() {
        byte[] message = ReadingFormat.write(5, List.of(new Reading(5, 50, 0, 1, 0, 0)));
        var read = new ArrayList<Reading>();
        for (int length = 0; length < message.length; length++) {
            boolean isHead = length == 9;
            assertThat(ReadingFormat.read(Arrays.copyOf(message, length), read::add))
                    .isEqualTo(isHead);
        }
        message[0] = 2;
        assertThat(ReadingFormat.read(message, read::add)).isFalse();
        assertThat(read).isEmpty();
    }

    @Test
    void a_plan_tells_all_its_mistakes_at_once() throws Exception {
        Path plan = folder.resolve("plan");
        Files.writeString(plan, """
                {"plan":1,"zone":"Asia/Shanghai"}
                {"rule":"near","inputs":[{"property":"neighbours","unit":"1","interval_us":1}]}
                {"watch":"absent","thing":1,"subject":1,"datastreams":[1],"units":["m"]}
                not json
                {"other":1}
                """);
        assertThatThrownBy(() -> PlanReader.read(plan))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("line 2 of the plan: rule near counts neighbours in alarm")
                .hasMessageContaining("line 3 of the plan: no rule absent before this line")
                .hasMessageContaining("line 4 of the plan")
                .hasMessageContaining("line 5 of the plan: neither head nor rule nor watch");
    }

    @Test
    void options_tell_all_that_is_wrong_at_once() {
        assertThatThrownBy(() -> StreamOptions.of(new String[] {"--what", "--every", "soon", "--topic"}, Map.of()))
                .hasMessageContaining("there is no option --what")
                .hasMessageContaining("--every is to be a whole number, not soon")
                .hasMessageContaining("--topic needs a value")
                .hasMessageContaining("--kafka is missing")
                .hasMessageContaining("--checkpoints is missing");
    }

    /** All of the town's readings, with what is remembered going through bytes between any two of them. */
    @Test
    void what_is_remembered_survives_as_bytes_between_any_two_readings() throws Exception {
        var town = new Town(8);
        Plan plan = PlanReader.read(town.plan(folder.resolve("plan")));
        var kept = new ArrayList<Decided>();
        var restored = new ArrayList<Decided>();
        for (long thing : plan.things()) {
            List<Watch> watches = plan.watches(thing);
            var memories = new Memory[] {Memory.start(watches), Memory.start(watches)};
            town.readings(150, 11, readings -> {
                for (Reading reading : readings) {
                    if (reading.thing() != thing) continue;
                    memories[0] = ThingJudge.take(memories[0], watches, reading, kept::add);
                    memories[1] = ThingJudge.take(through(memories[1]).under(watches), watches, reading, restored::add);
                }
            });
        }
        assertThat(kept).isNotEmpty();
        assertThat(restored).isEqualTo(kept);
    }

    private static Memory through(Memory memory) {
        var serializer = new MemorySerializer();
        try {
            var out = new DataOutputSerializer(64);
            serializer.serialize(memory, out);
            return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_changed_rule_goes_on_at_the_level_its_warning_stands_at() throws Exception {
        Path plan = new Town(1).plan(folder.resolve("plan"));
        List<Watch> before = PlanReader.read(plan).watches(1);
        var decided = new ArrayList<Decided>();
        Memory memory = Memory.start(before);
        long at_us = Town.START_US;
        memory = ThingJudge.take(memory, before, new Reading(1, 10, at_us, 90, 0, at_us), decided::add);
        Files.writeString(plan, Files.readString(plan).replace("\"digest\":1,", "\"digest\":99,"));
        List<Watch> after = PlanReader.read(plan).watches(1);
        for (int minutes = 5; minutes <= 20; minutes += 5) {
            long now_us = at_us + minutes * Town.MINUTE_US;
            var low = new Reading(1, 10, now_us, 1, 0, now_us);
            memory = ThingJudge.take(memory.under(after), after, low, decided::add);
        }
        assertThat(decided).extracting(Decided::kind).containsExactly("raise", "clear");
        assertThat(decided).extracting(Decided::digest).containsExactly(1L, 99L);
    }

    @Test
    void a_warning_that_stood_before_the_job_began_ends_when_its_condition_is_gone() throws Exception {
        Path plan = new Town(1).plan(folder.resolve("plan"));
        String standing = "{\"standing\":\"limit\",\"subject\":10,\"level\":\"red\"}\n{\"end\"";
        Files.writeString(plan, Files.readString(plan).replace("{\"end\"", standing));
        List<Watch> watches = PlanReader.read(plan).watches(1);
        var decided = new ArrayList<Decided>();
        Memory memory = Memory.start(watches);
        for (int minutes = 0; minutes <= 20; minutes += 5) {
            long now_us = Town.START_US + minutes * Town.MINUTE_US;
            memory = ThingJudge.take(memory, watches, new Reading(1, 10, now_us, 1, 0, now_us), decided::add);
        }
        assertThat(decided).extracting(Decided::kind).containsExactly("clear");
        assertThat(decided).extracting(Decided::fromRank).containsExactly(4);
    }

    @Test
    void a_plan_that_was_cut_off_is_refused() throws Exception {
        Path plan = new Town(3).plan(folder.resolve("plan"));
        String whole = Files.readString(plan);
        Files.writeString(plan, whole.substring(0, whole.indexOf("{\"end\"")));
        assertThatThrownBy(() -> PlanReader.read(plan))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("the plan has no end");
    }
}
