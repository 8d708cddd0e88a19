package anju.project;

import anju.policy.Name;
import anju.policy.Rules;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stages of an undertaking by name, and what must be true before it enters each. */
@Rules
public record ProjectRules(Map<Stage, StageRule> stages) {
    /** @param conditions all of them must hold to enter this stage; the leader's word comes on top */
    public record StageRule(Name name, List<GateCondition> conditions) {
        public StageRule {
            if (!conditions.isEmpty() && EnumSet.copyOf(conditions).size() != conditions.size()) {
                throw new IllegalArgumentException("a condition stands twice");
            }
            conditions = List.copyOf(conditions);
        }
    }

    public ProjectRules {
        for (var stage : Stage.values()) {
            if (!stages.containsKey(stage)) {
                throw new IllegalArgumentException("stages lacks " + stage);
            }
        }
        for (var rule : stages.entrySet()) {
            for (var condition : rule.getValue().conditions()) {
                if (condition.from().isAtLeast(rule.getKey())) {
                    throw new IllegalArgumentException(rule.getKey() + " asks for " + condition
                            + ", which can only come true from " + condition.from() + " on");
                }
            }
        }
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
    }

    public StageRule stage(Stage stage) {
        var rule = stages.get(stage);
        if (rule == null) {
            throw new IllegalStateException("no rule for " + stage);
        }
        return rule;
    }
}
