package org.songhua.wiring;

import java.util.Map;
import java.util.concurrent.Callable;
import org.songhua.people.Audit;
import org.songhua.store.DataFolderInUseException;
import org.songhua.store.EmbeddedPostgres;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The audit log from the command line. */
@Command(
        name = "audit",
        description = "Check the audit log.",
        mixinStandardHelpOptions = true,
        subcommands = AuditCommand.Verify.class)
class AuditCommand {

    /** Recomputes the chain; exit code 1 when it is broken. */
    @Command(name = "verify", description = "Recompute the chain of the audit log.", mixinStandardHelpOptions = true)
    static class Verify implements Callable<Integer> {
        @Mixin
        StoreOptions options = new StoreOptions();

        @Override
        public Integer call() {
            try (Store store = Store.open(options.settings());
                    var context = Application.work(store, Map.of())) {
                return verify(context);
            } catch (DataFolderInUseException e) {
                if (options.db != null) throw e;
                var reach = EmbeddedPostgres.reach(options.data.resolve("postgres"), "songhua");
                try (Store store = Store.beside(reach);
                        var context = Application.work(store, Map.of())) {
                    return verify(context);
                }
            }
        }

        private static int verify(ConfigurableApplicationContext context) {
            var result = context.getBean(Audit.class).verify();
            Long broken = result.firstBroken();
            if (broken == null) {
                System.out.printf("%d entries, the chain is whole%n", result.entries());
                return 0;
            }
            System.out.printf("%d entries, the chain is broken at entry %d%n", result.entries(), broken);
            return 1;
        }
    }
}
