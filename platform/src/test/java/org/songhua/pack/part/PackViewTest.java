package org.songhua.pack.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassGroup;
import org.songhua.pack.Pack;
import org.songhua.pack.Text;

/** What modules make of the packs is made once for each state of them, and always whole. */
class PackViewTest {
    private final Changing packs = new Changing(new Fixed(List.of("a", "b")));
    private final AtomicInteger made = new AtomicInteger();

    /** Packs of which only the codes are of interest. */
    private static class Fixed implements PackContent {
        private final List<String> codes;

        Fixed(List<String> codes) {
            this.codes = codes;
        }

        @Override
        public List<Pack> list() {
            return codes.stream()
                    .map(code -> new Pack(code, "1.0.0", new Text(code, code), List.of()))
                    .toList();
        }

        @Override
        public List<ClassGroup> groups() {
            return List.of();
        }

        @Override
        public List<ClassDefinition> classes() {
            return List.of();
        }

        @Override
        public Optional<ClassDefinition> findClass(String code) {
            return Optional.empty();
        }

        @Override
        public List<PartFile> files(String part) {
            return List.of();
        }
    }

    /** Packs in whose place others come. */
    private static final class Changing extends Fixed {
        private PackContent now;

        Changing(PackContent now) {
            super(List.of());
            this.now = now;
        }

        @Override
        public PackContent now() {
            return now;
        }
    }

    private List<String> codes(PackContent content) {
        made.incrementAndGet();
        return content.list().stream().map(Pack::code).toList();
    }

    @Test
    void it_is_made_once_and_anew_after_packs_were_taken() {
        var view = PackView.of(packs, this::codes);
        assertThat(view.get()).containsExactly("a", "b").isSameAs(view.get());
        assertThat(made).hasValue(1);
        packs.now = new Fixed(List.of("c"));
        assertThat(view.get()).containsExactly("c").isSameAs(view.get());
        assertThat(made).hasValue(2);
    }

    @Test
    void who_goes_through_a_list_sees_one_state_of_it() {
        List<String> list = PackView.listOf(packs, this::codes);
        var going = list.iterator();
        assertThat(going.next()).isEqualTo("a");
        packs.now = new Fixed(List.of("c"));
        assertThat(going.next()).isEqualTo("b");
        assertThat(going.hasNext()).isFalse();
        assertThat(list).containsExactly("c").hasSize(1);
        assertThat(list.stream().toList()).containsExactly("c");
        assertThat(List.copyOf(list)).containsExactly("c");
        assertThat(list.getFirst()).isEqualTo("c");
    }
}
