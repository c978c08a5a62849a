package org.songhua.people.internal;

import static org.songhua.people.Permission.AUDIT_VIEW;
import static org.songhua.people.Permission.CASE_CHECK;
import static org.songhua.people.Permission.CASE_DISPATCH;
import static org.songhua.people.Permission.CASE_REPORT;
import static org.songhua.people.Permission.CASE_SUPERVISE;
import static org.songhua.people.Permission.CASE_VIEW;
import static org.songhua.people.Permission.CASE_WORK;
import static org.songhua.people.Permission.CIM_EDIT;
import static org.songhua.people.Permission.CIM_IMPORT;
import static org.songhua.people.Permission.CIM_PROPOSE;
import static org.songhua.people.Permission.CIM_VIEW;
import static org.songhua.people.Permission.EVALUATION_APPROVE;
import static org.songhua.people.Permission.EVALUATION_EDIT;
import static org.songhua.people.Permission.EVALUATION_VIEW;
import static org.songhua.people.Permission.PEOPLE_VIEW;
import static org.songhua.people.Permission.PLANNING_RUN;
import static org.songhua.people.Permission.REGISTER_APPROVE;
import static org.songhua.people.Permission.REGISTER_EDIT;
import static org.songhua.people.Permission.REGISTER_VIEW;
import static org.songhua.people.Permission.REPORTER_VIEW;
import static org.songhua.people.Permission.SENSING_EDIT;
import static org.songhua.people.Permission.SENSING_SEND;
import static org.songhua.people.Permission.SENSING_VIEW;
import static org.songhua.people.Permission.SYSTEM_OPERATE;
import static org.songhua.people.Permission.WARNING_HANDLE;
import static org.songhua.people.Permission.WARNING_RULES;
import static org.songhua.people.Permission.WARNING_VIEW;

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
                    WARNING_VIEW,
                    WARNING_HANDLE,
                    WARNING_RULES,
                    CASE_VIEW,
                    CASE_REPORT,
                    CASE_DISPATCH,
                    EVALUATION_VIEW,
                    REGISTER_VIEW,
                    REGISTER_EDIT,
                    PLANNING_RUN,
                    SYSTEM_OPERATE)),
    PLANNER(
            "planner",
            EnumSet.of(
                    CIM_VIEW,
                    CIM_PROPOSE,
                    CIM_EDIT,
                    CIM_IMPORT,
                    SENSING_VIEW,
                    EVALUATION_VIEW,
                    EVALUATION_EDIT,
                    REGISTER_VIEW,
                    REGISTER_EDIT,
                    PLANNING_RUN)),
    /** Surveys in the streets and proposes; others accept. */
    FIELD_WORKER("field_worker", EnumSet.of(CIM_VIEW, CIM_PROPOSE, SENSING_VIEW, CASE_VIEW, CASE_WORK, REGISTER_VIEW)),
    /** Takes what citizens report, and may see who they are. */
    HOTLINE("hotline", EnumSet.of(CIM_VIEW, CASE_VIEW, CASE_REPORT, REPORTER_VIEW)),
    /** Looks whether work was done; never one who did it. */
    INSPECTOR("inspector", EnumSet.of(CIM_VIEW, CASE_VIEW, CASE_CHECK, REGISTER_VIEW)),
    SUPERVISOR(
            "supervisor",
            EnumSet.of(
                    CIM_VIEW,
                    SENSING_VIEW,
                    WARNING_VIEW,
                    CASE_VIEW,
                    CASE_SUPERVISE,
                    EVALUATION_VIEW,
                    EVALUATION_APPROVE,
                    REGISTER_VIEW,
                    REGISTER_APPROVE)),
    VIEWER("viewer", EnumSet.of(CIM_VIEW, SENSING_VIEW, WARNING_VIEW, CASE_VIEW, EVALUATION_VIEW, REGISTER_VIEW)),
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
