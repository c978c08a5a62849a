package org.songhua.casework;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Caller;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.songhua.people.Permission;
import org.songhua.people.Scope;

/** People and cases for tests. */
public final class TestCases {
    public static final Caller DESK =
            caller("desk", Permission.CASE_VIEW, Permission.CASE_REPORT, Permission.REPORTER_VIEW);
    public static final Caller DISPATCHER = caller("dispatcher", Permission.CASE_VIEW, Permission.CASE_DISPATCH);
    public static final Caller WORKER = caller("worker", Permission.CASE_VIEW, Permission.CASE_WORK);
    public static final Caller CHECKER = caller("checker", Permission.CASE_VIEW, Permission.CASE_CHECK);
    public static final Caller CHIEF = caller("chief", Permission.CASE_VIEW, Permission.CASE_SUPERVISE);
    public static final Caller ALL = Caller.all("all");
    public static final byte[] PHOTO = photo();

    private final TestPlatform platform;
    public final Cases cases;
    public final Reports reports;

    public TestCases(TestPlatform platform) {
        this.platform = platform;
        this.cases = platform.bean(Cases.class);
        this.reports = platform.bean(Reports.class);
        organisation("roads");
        organisation("water");
        organisation("light");
    }

    public static Caller caller(String name, Permission... permissions) {
        return new Caller(name, Set.of(permissions), Scope.ALL);
    }

    public void organisation(String code) {
        Organisations all = platform.bean(Organisations.class);
        if (all.list().stream().noneMatch(one -> one.code().equals(code)))
            all.create(new Organisation(code, code, null, "department"), new FaultLog(9), Caller.SYSTEM);
    }

    /** {@return a case just reported} */
    public UUID reported() {
        return reports.take(NewReport.of("web", "01001", "井盖松动").at(125.32, 43.88), "citizen")
                .caseId();
    }

    /** {@return a case that somebody works on} */
    public UUID inProgress() {
        UUID id = reported();
        act(id, "accept", DESK);
        cases.act(id, null, CaseAction.of("register").with("condition", "1"), DESK);
        cases.act(id, null, CaseAction.of("dispatch").with("department", "roads"), DISPATCHER);
        act(id, "sign", WORKER);
        return id;
    }

    /** {@return a case that is closed} */
    public UUID closed() {
        UUID id = inProgress();
        cases.attach(id, "after", PHOTO, WORKER);
        act(id, "dispose", WORKER);
        act(id, "pass", CHECKER);
        return id;
    }

    public CaseFile act(UUID id, String action, Caller caller) {
        return cases.act(id, null, CaseAction.of(action), caller);
    }

    public CaseFile get(UUID id) {
        return cases.find(id, Scope.ALL).orElseThrow();
    }

    private static byte[] photo() {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().setColor(Color.GRAY);
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Map<String, String> fields(String name, String value) {
        return Map.of(name, value);
    }
}
