package org.songhua.register.internal.records;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.register.Register;
import org.songhua.register.RegisterRecord;
import org.songhua.register.internal.records.CopySender.Portion;
import org.songhua.register.internal.records.RecordMaker.Made;

/** New records of one register, each with its first event, as rows for COPY. For many threads. */
final class RecordRows {
    private static final String COPY_RECORDS = """
        copy register.record (register, id, key, title, state, object, department, region, longitude, latitude, cell,
          s1, s2, s3, n1, n2, d1, d2, next_due, synthetic, revision, fields, created_at, changed_at, sole, number,
          entered_by, entered_hash)
        from stdin (format binary)\
        """;

    private final Register register;
    private final Map<String, String> layout;
    private final int number;

    RecordRows(Register register) {
        this.register = register;
        layout = Slots.layout(register);
        number = RegisterNumber.of(register.code());
    }

    /**
     * What is written of one record.
     *
     * @param key its key
     * @param record its row
     */
    record Row(String key, CopyBytes record) {}

    Row of(Made made) {
        return new Row(made.record().key(), record(made));
    }

    /** In the order of keys, which most indexes follow: neighbours then lie in one page of them. */
    static List<Portion> portions(List<Row> rows) {
        List<Row> ordered = rows.stream().sorted(Comparator.comparing(Row::key)).toList();
        return List.of(
                new Portion(COPY_RECORDS, ordered.stream().map(Row::record).toList()));
    }

    private CopyBytes record(Made made) {
        RegisterRecord one = made.record();
        CopyBytes out = CopyBytes.part()
                .row(28)
                .text(one.register())
                .uuid(one.id())
                .text(one.key())
                .text(one.title())
                .text(one.state())
                .uuid(one.object())
                .text(one.department())
                .text(one.region())
                .number(one.longitude())
                .number(one.latitude())
                .integer(JdbcRecords.cell(one));
        for (@Nullable Object value : Slots.values(layout, one.fields())) slot(out, value);
        return out.day(one.nextDue())
                .truth(one.synthetic())
                .whole(one.revision())
                .json(FieldJson.write(one.fields()))
                .instant(one.createdAt())
                .instant(one.changedAt())
                .text(Sole.of(register, one))
                .integer(number)
                .text(made.event().actor())
                .bytes(made.hash());
    }

    private static void slot(CopyBytes out, @Nullable Object value) {
        switch (value) {
            case Double number -> out.number(number);
            case LocalDate day -> out.day(day);
            case null -> out.text(null);
            default -> out.text(value.toString());
        }
    }
}
