package org.songhua.service.internal.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.register.RecordQuery;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.service.Gap;
import org.songhua.service.Service;
import org.songhua.service.internal.desk.JdbcApplications.Answer;
import org.songhua.store.Database;

/** Who should have a service and has it not: the records of the register of needs against the applications that name them. */
final class Gaps {
    private final Registers registers;
    private final JdbcApplications applications;

    Gaps(Database database, Registers registers) {
        this.registers = registers;
        applications = new JdbcApplications(database);
    }

    Gap of(Service service, int rows, Caller caller) {
        Service.Need need = service.need();
        if (need == null) throw new NotFoundException("need of this service");
        Map<String, Answer> answers = applications.needs(service.code(), need.met());
        var count = new Count(need, answers, rows);
        for (String state : need.states()) registers.each(need.register(), RecordQuery.ALL.in(state), caller, count);
        return new Gap(count.needed, count.met, count.open);
    }

    /** Counts all and remembers the first of those who have it not. */
    private static final class Count implements Consumer<RegisterRecord> {
        private final Service.Need need;
        private final Map<String, Answer> answers;
        private final int rows;
        private final List<Gap.Row> open = new ArrayList<>();
        private long needed;
        private long met;

        Count(Service.Need need, Map<String, Answer> answers, int rows) {
            this.need = need;
            this.answers = answers;
            this.rows = rows;
        }

        @Override
        public void accept(RegisterRecord record) {
            needed++;
            Answer answer = answers.getOrDefault(record.key(), new Answer("", ""));
            if (need.met().contains(answer.state())) met++;
            else if (open.size() < rows) open.add(new Gap.Row(record, answer.state(), answer.number()));
        }
    }
}
