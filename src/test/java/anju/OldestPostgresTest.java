package anju;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/**
 * What talks to the database talks to PostgreSQL 15 as it does to the embedded 18: these test classes are held once more, each
 * in a city on a server of version 15 that an owner without superuser's rights set up.
 */
@Suite
@ConfigurationParameter(key = "anju.postgres", value = "oldest")
@SelectClasses(
        names = {
            "anju.SchemasTest",
            "anju.evidence.SequencerTest",
            "anju.access.PeopleTest",
            "anju.access.GrantingTest",
            "anju.message.OutboxTest",
            "anju.registry.RegisteringTest",
            "anju.registry.ImportingTest",
            "anju.project.ProjectsTest",
            "anju.survey.SurveyingTest",
            "anju.vote.VotingTest",
            "anju.plan.PlanningTest",
            "anju.fund.FundingTest",
            "anju.works.ContractingTest",
            "anju.payment.PayingTest",
            "anju.payment.MoneyAttackTest",
            "anju.payment.ThreadOfMoneyTest"
        })
class OldestPostgresTest {}
