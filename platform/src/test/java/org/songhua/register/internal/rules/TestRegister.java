package org.songhua.register.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.Text;
import org.songhua.register.Duty;
import org.songhua.register.Register;
import org.songhua.register.RegisterAction;
import org.songhua.register.RegisterField;
import org.songhua.register.RegisterState;

/** A small register for tests: wells with a depth, a licence that ends, and a check every so many months. */
public final class TestRegister {
    public static final Register WELLS = new Register(
            "wells",
            "test",
            text("井"),
            text("井"),
            "",
            List.of(),
            List.of(),
            false,
            true,
            "name",
            List.of(
                    field("name", AttributeDefinition.Type.STRING, null, "", "true", "", false, ""),
                    field("depth", AttributeDefinition.Type.NUMBER, null, "", "", "", false, "n1"),
                    field("deep", AttributeDefinition.Type.BOOLEAN, null, "", "", "", false, "s1"),
                    field("pump", AttributeDefinition.Type.STRING, null, "deep == true", "depth > 30", "", false, ""),
                    field("until", AttributeDefinition.Type.STRING, "date", "", "", "", false, "d1"),
                    field("checked", AttributeDefinition.Type.STRING, "date", "", "", "", false, ""),
                    field("cycle", AttributeDefinition.Type.INTEGER, null, "", "", "", false, ""),
                    field("owner", AttributeDefinition.Type.STRING, null, "", "", "register.approve", true, ""),
                    field("price", AttributeDefinition.Type.NUMBER, null, "", "", "register.approve", false, "")),
            List.of(
                    new RegisterState("open", text("开"), RegisterState.Kind.OPEN),
                    new RegisterState("done", text("完"), RegisterState.Kind.CLOSED),
                    new RegisterState("gone", text("废"), RegisterState.Kind.ENDED)),
            "open",
            List.of(
                    new RegisterAction(
                            "finish",
                            text("办结"),
                            List.of("open"),
                            "done",
                            "register.approve",
                            List.of(new RegisterAction.Condition("depth >= 5", new Text("太浅", "Too shallow"), "某条")),
                            List.of("depth"),
                            List.of("photo"),
                            List.of("create")),
                    new RegisterAction(
                            "close",
                            text("封"),
                            List.of("open", "done"),
                            "gone",
                            "register.edit",
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of())),
            List.of(
                    new Duty("licence", text("许可"), "until", 0, "", "", 30, ""),
                    new Duty("check", text("检"), "checked", 12, "cycle", "deep == true", 10, "")),
            Map.of("photo", text("照片")),
            Register.Samples.NONE,
            Register.OnlyOne.NONE);

    private TestRegister() {}

    private static Text text(String zh) {
        return new Text(zh, zh);
    }

    private static RegisterField field(
            String name,
            AttributeDefinition.Type type,
            String format,
            String shown,
            String required,
            String seenBy,
            boolean masked,
            String slot) {
        var attribute = new AttributeDefinition(
                name, text(name), type, format, null, null, null, null, 50, new ArrayList<>(), false);
        return new RegisterField(attribute, shown, required, seenBy, masked, "", slot);
    }
}
