package org.songhua.evaluation.internal.declared;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songhua.engine.formula.Kind;
import org.songhua.engine.formula.Unit;
import org.songhua.engine.formula.Vocabulary;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.AttributeDefinition.Choice;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.part.PackContent;

/**
 * What formulas may speak of: the classes of the packs, the facts of a geography, parameters and other indicators.
 *
 * @param parameters of the indicator whose formula is read
 * @param indicators unit of every indicator
 */
public record PackWords(PackContent content, Map<String, Unit> parameters, Map<String, Unit> indicators)
        implements Vocabulary {
    private static final Set<String> FACTS = Set.of("population", "land_area");

    @Override
    public boolean hasClass(String classCode) {
        return content.findClass(classCode).isPresent();
    }

    @Override
    public Optional<Kind> attribute(String classCode, String attribute) {
        return content.findClass(classCode).map(ClassDefinition::attributes).stream()
                .flatMap(attributes -> attributes.stream())
                .filter(definition -> definition.name().equals(attribute))
                .findFirst()
                .flatMap(PackWords::kind);
    }

    /** {@return the kind of an attribute, if its unit is known} */
    public static Optional<Kind> kind(AttributeDefinition attribute) {
        if (attribute.type() == AttributeDefinition.Type.BOOLEAN) return Optional.of(new Kind.Truth());
        if (attribute.type() == AttributeDefinition.Type.STRING) {
            return Optional.of(new Kind.Text(
                    attribute.choices().stream().map(Choice::value).toList()));
        }
        String unit = attribute.unit();
        return unit == null
                ? Optional.of(new Kind.Amount(Unit.ONE))
                : Unit.parse(unit).map(Kind.Amount::new);
    }

    @Override
    public Optional<Kind> name(String name) {
        if (!FACTS.contains(name)) return Optional.empty();
        return Unit.parse(name.equals("population") ? "人" : "㎡").map(Kind.Amount::new);
    }

    @Override
    public Optional<Unit> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    @Override
    public Optional<Unit> indicator(String code) {
        return Optional.ofNullable(indicators.get(code));
    }
}
