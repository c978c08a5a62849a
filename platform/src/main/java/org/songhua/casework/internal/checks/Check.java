package org.songhua.casework.internal.checks;

import org.songhua.casework.Integrity.Severity;
import org.songhua.pack.Text;

/**
 * One check.
 *
 * @param sql yields the ids of the cases that it finds, as {@code id}
 */
record Check(String code, Severity severity, Text title, Text remedy, String sql) {
    private static final Text RESTORE =
            new Text("核对日志后从备份恢复或联系维护", "Check the log, then restore from a backup or ask for help");

    static Check error(String code, String zh, String en, String sql) {
        return new Check(code, Severity.ERROR, new Text(zh, en), RESTORE, sql);
    }

    static Check warning(String code, Text title, Text remedy, String sql) {
        return new Check(code, Severity.WARNING, title, remedy, sql);
    }
}
