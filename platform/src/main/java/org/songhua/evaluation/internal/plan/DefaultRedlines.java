package org.songhua.evaluation.internal.plan;

import java.util.List;
import java.util.Map;
import org.songhua.evaluation.PlanDefinition.Redline;
import org.songhua.evaluation.RedlineCheck;
import org.songhua.evaluation.Redlines;
import org.songhua.evaluation.internal.DeclaredIndicators;
import org.springframework.stereotype.Service;

/** Red lines of all plans. */
@Service
class DefaultRedlines implements Redlines {
    private final DeclaredIndicators indicators;

    DefaultRedlines(DeclaredIndicators indicators) {
        this.indicators = indicators;
    }

    @Override
    public List<Redline> list() {
        return indicators.plans().stream()
                .flatMap(plan -> plan.redlines().stream())
                .toList();
    }

    @Override
    public RedlineCheck.Result check(Map<String, Object> facts) {
        return RedlineCheck.of(list(), facts);
    }
}
