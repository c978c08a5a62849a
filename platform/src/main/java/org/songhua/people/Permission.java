package org.songhua.people;

import java.util.Arrays;
import java.util.Optional;

/** Things one may be allowed to do; roles are sets of these. */
public enum Permission {
    CIM_VIEW("cim.view", "查看城市对象", "View city objects"),
    CIM_PROPOSE("cim.propose", "提报更新", "Propose updates"),
    CIM_EDIT("cim.edit", "编辑城市对象", "Edit city objects"),
    CIM_IMPORT("cim.import", "导入数据", "Import data"),
    SENSING_VIEW("sensing.view", "查看感知数据", "View sensor data"),
    SENSING_SEND("sensing.send", "上报观测值", "Send observations"),
    SENSING_EDIT("sensing.edit", "管理感知设备", "Manage things and sensors"),
    WARNING_VIEW("warning.view", "查看预警", "View warnings"),
    WARNING_HANDLE("warning.handle", "处置预警", "Judge, issue and handle warnings"),
    WARNING_RULES("warning.rules", "管理预警规则", "Change warning rules"),
    CASE_VIEW("case.view", "查看案件", "View cases"),
    CASE_REPORT("case.report", "受理登记", "Take reports and open cases"),
    CASE_DISPATCH("case.dispatch", "派遣", "Dispatch cases and decide requests"),
    CASE_WORK("case.work", "处置案件", "Work on cases"),
    CASE_CHECK("case.check", "核查", "Check work done before a case is closed"),
    CASE_SUPERVISE("case.supervise", "督办", "Supervise cases"),
    CASE_CONFIGURE("case.configure", "配置流程", "Publish flows, deadlines and responsibilities"),
    REPORTER_VIEW("reporter.view", "查看诉求人信息", "View who reported"),
    EVALUATION_VIEW("evaluation.view", "查看评估", "View indicators and the plan"),
    EVALUATION_EDIT("evaluation.edit", "填报评估", "Compute indicators and enter values and targets"),
    EVALUATION_APPROVE("evaluation.approve", "审核评估", "Approve values and targets"),
    REGISTER_VIEW("register.view", "查看登记台账", "View registers"),
    REGISTER_EDIT("register.edit", "登记与维护", "Enter and change records"),
    REGISTER_APPROVE("register.approve", "审定登记事项", "Approve records and see what is masked"),
    PLANNING_RUN("planning.run", "规划分析", "Run analyses"),
    PEOPLE_VIEW("people.view", "查看用户与机构", "View users and organisations"),
    PEOPLE_MANAGE("people.manage", "管理用户与机构", "Manage users and organisations"),
    AUDIT_VIEW("audit.view", "查看审计日志", "View the audit log"),
    SYSTEM_OPERATE("system.operate", "运维", "Operate the system");

    private final String code;
    private final String zh;
    private final String en;

    Permission(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    /** {@return the name in APIs and in the database} */
    public String code() {
        return code;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** {@return the permission with that code} */
    public static Optional<Permission> find(String code) {
        return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
    }
}
