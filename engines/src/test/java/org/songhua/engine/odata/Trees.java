package org.songhua.engine.odata;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random expressions of every kind, as the parser could have made them; their types need not fit. */
final class Trees {
    private static final List<String> NAMES = List.of("a", "name", "result", "@iot.id", "用途", "x_1", "properties");

    private final SplittableRandom random;

    private Trees(SplittableRandom random) {
        this.random = random;
    }

    static Expr any(SplittableRandom random, int depth) {
        return new Trees(random).tree(depth);
    }

    private Expr tree(int depth) {
        if (depth == 0) return random.nextBoolean() ? path() : new Expr.Literal(constant());
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> new Expr.Binary(operator(), tree(depth - 1), tree(depth - 1));
            case 3 -> new Expr.Not(tree(depth - 1));
            case 4 -> new Expr.Negated(path());
            case 5 -> call(depth);
            case 6 -> new Expr.Lambda(path(), random.nextBoolean(), "v", tree(depth - 1));
            default -> tree(0);
        };
    }

    private Operator operator() {
        Operator[] all = Operator.values();
        Operator operator = all[random.nextInt(all.length)];
        return operator == Operator.IN ? Operator.EQ : operator;
    }

    private Expr call(int depth) {
        Function[] all = Function.values();
        Function function = all[random.nextInt(all.length)];
        if (function.isSpatial() || function == Function.DURING) return new Expr.Call(Function.NOW, List.of());
        var arguments = new ArrayList<Expr>();
        while (!function.takes(arguments.size())) arguments.add(tree(depth - 1));
        return new Expr.Call(function, arguments);
    }

    private Expr.Path path() {
        var steps = new ArrayList<String>();
        steps.add(NAMES.get(random.nextInt(NAMES.size())));
        for (int i = random.nextInt(3); i > 0; i--) {
            steps.add(random.nextInt(4) == 0 ? String.valueOf(i) : NAMES.get(random.nextInt(NAMES.size())));
        }
        return new Expr.Path(steps);
    }

    private Object constant() {
        return switch (random.nextInt(8)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(-9999, 9999), random.nextInt(-3, 6));
            case 1 -> List.of("", "it's", "松花", "a b", "''", "(,;)", "x\ny").get(random.nextInt(7));
            case 2 -> random.nextBoolean();
            case 3 -> moment();
            case 4 -> new TimeInterval(moment(), Instant.parse("2100-01-01T00:00:00Z"));
            case 5 -> Duration.ofSeconds(random.nextInt(-99_999, 99_999));
            case 6 -> LocalDate.ofEpochDay(random.nextInt(-40_000, 40_000));
            default -> LocalTime.ofSecondOfDay(random.nextInt(86_400));
        };
    }

    private Instant moment() {
        return Instant.ofEpochMilli(random.nextLong(-2_000_000_000_000L, 2_000_000_000_000L));
    }
}
