package org.songhua.people.internal;

import static org.songhua.people.Permission.AUDIT_VIEW;
import static org.songhua.people.Permission.CIM_EDIT;
import static org.songhua.people.Permission.CIM_IMPORT;
import static org.songhua.people.Permission.CIM_PROPOSE;
import static org.songhua.people.Permission.CIM_VIEW;
import static org.songhua.people.Permission.PEOPLE_VIEW;
import static org.songhua.people.Permission.SENSING_EDIT;
import static org.songhua.people.Permission.SENSING_SEND;
import static org.songhua.people.Permission.SENSING_VIEW;
import static org.songhua.people.Permission.SYSTEM_OPERATE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.songhua.people.Permission;

/** Roles that every installation has. Their permissions are here, so that they grow with the program. */
enum BuiltInRole {
    ADMINISTRATOR("administrator", EnumSet.allOf(Permission.class)),
    /** Keeps the platform running from day to day; no say over people. */
    OPERATOR(
            "operator",
            EnumSet.of(
                    CIM_VIEW,
                    CIM_PROPOSE,
                    CIM_EDIT,
                    CIM_IMPORT,
                    SENSING_VIEW,
                    SENSING_SEND,
                    SENSING_EDIT,
                    SYSTEM_OPERATE)),
    PLANNER("planner", EnumSet.of(CIM_VIEW, CIM_PROPOSE, CIM_EDIT, CIM_IMPORT, SENSING_VIEW)),
    /** Surveys in the streets and proposes; others accept. */
    FIELD_WORKER("field_worker", EnumSet.of(CIM_VIEW, CIM_PROPOSE, SENSING_VIEW)),
    VIEWER("viewer", EnumSet.of(CIM_VIEW, SENSING_VIEW)),
    /** Reads the log and who may do what; apart from those who act. */
    AUDITOR("auditor", EnumSet.of(AUDIT_VIEW, PEOPLE_VIEW));

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of enums
    private final Set<Permission> permissions;

    BuiltInRole(String code, Set<Permission> permissions) {
        this.code = code;
        this.permissions = Set.copyOf(permissions);
    }

    String code() {
        return code;
    }

    Set<Permission> permissions() {
        return permissions;
    }

    static Optional<BuiltInRole> find(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }
}
