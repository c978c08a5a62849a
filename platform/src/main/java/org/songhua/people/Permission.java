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
