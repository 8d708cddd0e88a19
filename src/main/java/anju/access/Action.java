package anju.access;

import static anju.access.Role.*;

import java.util.EnumSet;
import java.util.Set;

/** The one table of who may do what; a verb asks it for the place it touches. */
public enum Action {
    SEE_REGISTRY(
            BUILDING_HEAD,
            GRID_WORKER,
            COMMUNITY_WORKER,
            COMMITTEE_MEMBER,
            TELLER,
            SUBDISTRICT_CLERK,
            SUBDISTRICT_LEADER,
            HOUSING_BUREAU,
            FINANCE_BUREAU,
            DEPARTMENT,
            CONTRACTOR,
            SUPERVISOR,
            PROPERTY_FIRM,
            AUDITOR,
            ADMINISTRATOR),
    /** Sees whole names and phone numbers; every look is written down. */
    SEE_PERSON(GRID_WORKER, COMMUNITY_WORKER, TELLER, SUBDISTRICT_CLERK, ADMINISTRATOR),
    IMPORT_REGISTRY(SUBDISTRICT_CLERK, ADMINISTRATOR),
    /** Adds to the registry and corrects it, one fact at a time. */
    KEEP_REGISTRY(SUBDISTRICT_CLERK, ADMINISTRATOR),
    KEEP_ORGANISATIONS(SUBDISTRICT_CLERK, HOUSING_BUREAU, ADMINISTRATOR),
    BIND_RESIDENT(GRID_WORKER, COMMUNITY_WORKER, SUBDISTRICT_CLERK, ADMINISTRATOR),
    MANAGE_ACCESS(ADMINISTRATOR),
    /** Sees who looked at whose data. */
    SEE_AUDIT(AUDITOR, ADMINISTRATOR),
    MANAGE_MESSAGES(ADMINISTRATOR),
    ADOPT_POLICY(HOUSING_BUREAU, ADMINISTRATOR),
    /** Puts an office's own templates in place of the built-in ones. */
    KEEP_TEMPLATES(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER, HOUSING_BUREAU, ADMINISTRATOR),
    /** Gives a document the next number of the office's register, and declares one void. */
    ISSUE_FILE_NUMBER(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER, HOUSING_BUREAU),
    SEE_FILE_NUMBERS(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER, HOUSING_BUREAU, FINANCE_BUREAU, AUDITOR, ADMINISTRATOR),
    /** Files stamped scans with the records they belong to. */
    FILE_SCAN(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER, HOUSING_BUREAU),
    /** Calls progress meetings, writes their minutes, gives tasks and follows them. */
    CALL_MEETING(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER, HOUSING_BUREAU),
    SEE_MEETINGS(
            BUILDING_HEAD,
            GRID_WORKER,
            COMMITTEE_MEMBER,
            SUBDISTRICT_CLERK,
            SUBDISTRICT_LEADER,
            HOUSING_BUREAU,
            FINANCE_BUREAU,
            CONTRACTOR,
            SUPERVISOR,
            PROPERTY_FIRM,
            AUDITOR,
            ADMINISTRATOR),
    /** Sees the board: how all compounds of a place stand. */
    SEE_BOARD(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER, HOUSING_BUREAU, FINANCE_BUREAU, AUDITOR, ADMINISTRATOR),
    SEE_PROGRAMME(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER, HOUSING_BUREAU, FINANCE_BUREAU, AUDITOR, ADMINISTRATOR),
    /** Keeps the reserve and puts batches together. */
    PROPOSE_BATCH(SUBDISTRICT_CLERK, HOUSING_BUREAU),
    /** Makes a batch that somebody else proposed public, or takes it back. */
    ANNOUNCE_BATCH(SUBDISTRICT_LEADER, HOUSING_BUREAU),
    OPEN_PROJECT(SUBDISTRICT_CLERK, HOUSING_BUREAU),
    ADVANCE_STAGE(SUBDISTRICT_LEADER, HOUSING_BUREAU),
    RECORD_NEED(BUILDING_HEAD, GRID_WORKER, COMMUNITY_WORKER, COMMITTEE_MEMBER, SUBDISTRICT_CLERK),
    /** Writes down a request that a resident made by telephone or in person. */
    RECEIVE_REQUEST(BUILDING_HEAD, GRID_WORKER, COMMUNITY_WORKER, SUBDISTRICT_CLERK),
    SEE_REQUESTS(
            BUILDING_HEAD,
            GRID_WORKER,
            COMMUNITY_WORKER,
            SUBDISTRICT_CLERK,
            SUBDISTRICT_LEADER,
            HOUSING_BUREAU,
            DEPARTMENT,
            AUDITOR),
    HANDLE_REQUEST(BUILDING_HEAD, GRID_WORKER, COMMUNITY_WORKER, SUBDISTRICT_CLERK, SUBDISTRICT_LEADER),
    WHISTLE(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER),
    ANSWER_WHISTLE(DEPARTMENT, HOUSING_BUREAU),
    /** Gives a request more time; not whoever needs the time. */
    EXTEND_REQUEST(SUBDISTRICT_LEADER),
    MARK_PETITION(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER),
    /** Asks a resident how it went, for whoever has no telephone of their own to say it with. */
    CALL_BACK(GRID_WORKER, COMMUNITY_WORKER, SUBDISTRICT_CLERK),
    /** Opens reports about officials and fraud; nobody else ever sees that there are any. */
    HEAR_SEALED(AUDITOR),
    DRAFT_NOTICE(SUBDISTRICT_CLERK, COMMITTEE_MEMBER),
    /** Puts a notice before the public, or takes it back; never the person who wrote it. */
    RELEASE_NOTICE(SUBDISTRICT_LEADER, HOUSING_BUREAU),
    RAISE_OBJECTION(OWNER),
    /** Writes down an objection raised at a meeting, by phone or on paper. */
    ENTER_OBJECTION(BUILDING_HEAD, GRID_WORKER, COMMUNITY_WORKER, COMMITTEE_MEMBER, SUBDISTRICT_CLERK),
    ANSWER_OBJECTION(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER, HOUSING_BUREAU),
    /** Writes down what a resident says, in the resident's place. */
    RECORD_OPINION(BUILDING_HEAD, GRID_WORKER, COMMUNITY_WORKER, COMMITTEE_MEMBER, SUBDISTRICT_CLERK),
    GIVE_OPINION(OWNER),
    /** Puts opinions together, and says what becomes of them. */
    SORT_OPINIONS(COMMUNITY_WORKER, SUBDISTRICT_CLERK),
    /** Calls neighbours together, ticks off who came, writes and publishes the minutes. */
    HOLD_MEETING(GRID_WORKER, COMMUNITY_WORKER, COMMITTEE_MEMBER, SUBDISTRICT_CLERK),
    /** Signs in at a gathering with one's own phone. */
    ATTEND_GATHERING(OWNER),
    /** Forms a compound's self-government group and names its members. */
    FORM_GROUP(COMMUNITY_WORKER, SUBDISTRICT_CLERK),
    ASK_WILLINGNESS(SUBDISTRICT_CLERK),
    ENTER_WILLINGNESS(BUILDING_HEAD, GRID_WORKER, COMMUNITY_WORKER, SUBDISTRICT_CLERK),
    ANSWER_WILLINGNESS(OWNER),
    /** Goes through a compound with the indicators and answers them. */
    SURVEY(BUILDING_HEAD, GRID_WORKER, COMMUNITY_WORKER, SUBDISTRICT_CLERK, HOUSING_BUREAU),
    /** Says which gaps are needs and which are not. */
    JUDGE_GAPS(GRID_WORKER, COMMUNITY_WORKER, SUBDISTRICT_CLERK),
    SETTLE_ALARM(SUBDISTRICT_LEADER),
    DRAW_UP_PLAN(SUBDISTRICT_CLERK),
    PREPARE_VOTE(SUBDISTRICT_CLERK, COMMITTEE_MEMBER),
    CAST_BALLOT(OWNER),
    /** Records an owner's written mandate to a proxy, and its end. */
    RECORD_MANDATE(COMMUNITY_WORKER, COMMITTEE_MEMBER, SUBDISTRICT_CLERK),
    /** Brings ballots to doors and writes down whether they were received. */
    DELIVER_BALLOTS(BUILDING_HEAD, GRID_WORKER, COMMUNITY_WORKER, COMMITTEE_MEMBER, TELLER, SUBDISTRICT_CLERK),
    /** Sees by door who takes part in a vote, never how: for those who go from door to door and those who answer for the vote. */
    SEE_TURNOUT(
            BUILDING_HEAD,
            GRID_WORKER,
            COMMUNITY_WORKER,
            COMMITTEE_MEMBER,
            TELLER,
            SUBDISTRICT_CLERK,
            SUBDISTRICT_LEADER,
            HOUSING_BUREAU),
    OPEN_BALLOT_BOX(SUBDISTRICT_CLERK, COMMITTEE_MEMBER),
    ENTER_PAPER_BALLOT(TELLER),
    CLOSE_VOTE(SUBDISTRICT_CLERK, COMMITTEE_MEMBER),
    /** Declares a vote void whose roll is frozen: ballots are at stake. */
    VOID_VOTE(SUBDISTRICT_LEADER, HOUSING_BUREAU),
    /** Sees lots, contracts, acceptances, clearances, payments and assets at the desk. */
    SEE_BOOKS(
            BUILDING_HEAD,
            COMMITTEE_MEMBER,
            SUBDISTRICT_CLERK,
            SUBDISTRICT_LEADER,
            HOUSING_BUREAU,
            FINANCE_BUREAU,
            CONTRACTOR,
            SUPERVISOR,
            PROPERTY_FIRM,
            AUDITOR,
            ADMINISTRATOR),
    /** Looks at the four gates of the works; departments keep them. */
    SEE_CONTROLS(
            BUILDING_HEAD,
            COMMITTEE_MEMBER,
            SUBDISTRICT_CLERK,
            SUBDISTRICT_LEADER,
            HOUSING_BUREAU,
            FINANCE_BUREAU,
            DEPARTMENT,
            CONTRACTOR,
            SUPERVISOR,
            AUDITOR,
            ADMINISTRATOR),
    /** Says why the two ledgers do not agree, and by when it is mended; whose turn it is the finding says. */
    ANSWER_FINDING(CONTRACTOR, SUBDISTRICT_CLERK, SUBDISTRICT_LEADER, HOUSING_BUREAU, FINANCE_BUREAU),
    /** Enters what was paid before the office joined, from its papers. */
    ENTER_EARLIER(SUBDISTRICT_CLERK, HOUSING_BUREAU, FINANCE_BUREAU),
    /** Holds what somebody else entered of the time before against its papers. */
    CONFIRM_EARLIER(SUBDISTRICT_LEADER, HOUSING_BUREAU, FINANCE_BUREAU),
    RECEIVE_LOT(FINANCE_BUREAU, SUBDISTRICT_CLERK),
    ALLOCATE(SUBDISTRICT_CLERK, FINANCE_BUREAU),
    SIGN_CONTRACT(SUBDISTRICT_CLERK),
    SEE_REVIEWS(
            COMMITTEE_MEMBER,
            SUBDISTRICT_CLERK,
            SUBDISTRICT_LEADER,
            HOUSING_BUREAU,
            FINANCE_BUREAU,
            DEPARTMENT,
            AUDITOR,
            ADMINISTRATOR),
    SUBMIT_REVIEW(SUBDISTRICT_CLERK),
    GIVE_REVIEW_OPINION(DEPARTMENT, HOUSING_BUREAU, FINANCE_BUREAU, COMMITTEE_MEMBER),
    /** Lets a joint review pass or returns it; not whoever submitted it. */
    CONCLUDE_REVIEW(SUBDISTRICT_LEADER),
    /** Keeps the register of encroachments on common ground. */
    KEEP_ENCROACHMENTS(GRID_WORKER, COMMUNITY_WORKER, SUBDISTRICT_CLERK),
    ORDER_REMOVAL(DEPARTMENT, SUBDISTRICT_CLERK),
    /** Says that nothing stands on the ground of an undertaking. */
    DECLARE_GROUND_CLEAR(SUBDISTRICT_CLERK),
    /** Asks for a change of a works contract, and agrees to what the other of the two asks for. */
    PROPOSE_CHANGE(CONTRACTOR, SUPERVISOR),
    /** Approves a change of a works contract that somebody else asked for. */
    APPROVE_CHANGE(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER),
    APPROVE_LARGE_CHANGE(SUBDISTRICT_LEADER),
    /** Sets the milestones of a contract and says when one was reached. */
    KEEP_SCHEDULE(CONTRACTOR, SUBDISTRICT_CLERK),
    /** Answers for the quality of materials that come to the site. */
    CHECK_MATERIAL_QUALITY(CONTRACTOR, SUBDISTRICT_CLERK),
    /** Writes the site's daily log. */
    WRITE_LOG(CONTRACTOR),
    /** Sees what was found wrong at the works; owners as members of the supervision group. */
    SEE_FINDINGS(
            OWNER,
            BUILDING_HEAD,
            COMMITTEE_MEMBER,
            SUBDISTRICT_CLERK,
            SUBDISTRICT_LEADER,
            HOUSING_BUREAU,
            DEPARTMENT,
            CONTRACTOR,
            SUPERVISOR,
            AUDITOR),
    /** Says what is wrong at the works, for a side of one's own, and looks again when it was mended. */
    FILE_FINDING(
            OWNER,
            BUILDING_HEAD,
            COMMITTEE_MEMBER,
            SUBDISTRICT_CLERK,
            SUBDISTRICT_LEADER,
            HOUSING_BUREAU,
            DEPARTMENT,
            CONTRACTOR,
            SUPERVISOR),
    INSPECT_WORKS(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER, HOUSING_BUREAU, DEPARTMENT),
    /** Keeps the list of inspectors and draws who inspects which works. */
    DRAW_SPOT_CHECKS(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER, HOUSING_BUREAU),
    /** Looks at the works for the residents, as a member of the supervision group. */
    SUPERVISE_WORKS(OWNER, BUILDING_HEAD, COMMITTEE_MEMBER),
    KEEP_GROUP(SUBDISTRICT_CLERK, COMMUNITY_WORKER),
    MEASURE(CONTRACTOR, SUBDISTRICT_CLERK),
    SIGN_AS_CONTRACTOR(CONTRACTOR),
    SIGN_AS_SUPERVISOR(SUPERVISOR),
    SIGN_AS_OFFICE(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER),
    SIGN_AS_RESIDENTS(COMMITTEE_MEMBER, BUILDING_HEAD),
    REVERSE_ACCEPTANCE(SUBDISTRICT_LEADER),
    REQUEST_PAYMENT(CONTRACTOR, SUBDISTRICT_CLERK),
    CONFIRM_QUANTITY(SUPERVISOR),
    CHECK_DOCUMENTS(SUBDISTRICT_CLERK),
    APPROVE_PAYMENT_OFFICE(SUBDISTRICT_LEADER),
    APPROVE_PAYMENT_FINANCE(FINANCE_BUREAU),
    CONFIRM_BANK(FINANCE_BUREAU),
    /** Asks the households whether they are satisfied, and counts the answers. */
    OPEN_INQUIRY(SUBDISTRICT_CLERK),
    ANSWER_INQUIRY(OWNER),
    ENTER_RESPONSE(GRID_WORKER, COMMUNITY_WORKER, SUBDISTRICT_CLERK),
    /** Assesses a property firm; never anybody who works for one. */
    ASSESS_FIRM(SUBDISTRICT_CLERK, SUBDISTRICT_LEADER),
    REGISTER_ASSET(SUBDISTRICT_CLERK, PROPERTY_FIRM),
    /** Sees how their compound is kept: service, income with every voucher, upkeep, covenant, rooms. */
    SEE_STEWARDSHIP(
            OWNER,
            BUILDING_HEAD,
            GRID_WORKER,
            COMMUNITY_WORKER,
            COMMITTEE_MEMBER,
            SUBDISTRICT_CLERK,
            SUBDISTRICT_LEADER,
            HOUSING_BUREAU,
            FINANCE_BUREAU,
            CONTRACTOR,
            PROPERTY_FIRM,
            AUDITOR),
    /** Records what was decided: service model, contract, covenant, idle land. */
    STEWARD(SUBDISTRICT_CLERK, COMMITTEE_MEMBER),
    KEEP_INCOME(PROPERTY_FIRM, COMMITTEE_MEMBER, SUBDISTRICT_CLERK),
    /** Publishes a quarter; never the firm whose book it is (物业管理条例第54条: the owners' money). */
    PUBLISH_INCOME(COMMITTEE_MEMBER, SUBDISTRICT_CLERK),
    DO_UPKEEP(PROPERTY_FIRM, SUBDISTRICT_CLERK),
    /** Orders a repair of the property firm or steward, often for a resident's request. */
    ORDER_REPAIR(BUILDING_HEAD, GRID_WORKER, COMMUNITY_WORKER, COMMITTEE_MEMBER, SUBDISTRICT_CLERK, PROPERTY_FIRM),
    /** Asks for money set apart for running a compound and its upkeep, with the invoice. */
    ASK_EXPENSE(COMMITTEE_MEMBER, SUBDISTRICT_CLERK, PROPERTY_FIRM),
    /** Says yes or no to what somebody else asked for. */
    APPROVE_EXPENSE(SUBDISTRICT_LEADER),
    CLAIM_WARRANTY(
            OWNER, BUILDING_HEAD, GRID_WORKER, COMMUNITY_WORKER, COMMITTEE_MEMBER, SUBDISTRICT_CLERK, PROPERTY_FIRM),
    MEND_WARRANTY(CONTRACTOR),
    CONFIRM_MENDED(OWNER, BUILDING_HEAD, GRID_WORKER, COMMUNITY_WORKER, COMMITTEE_MEMBER, SUBDISTRICT_CLERK),
    KEEP_ROOMS(SUBDISTRICT_CLERK, COMMITTEE_MEMBER, PROPERTY_FIRM),
    BOOK_ROOM(OWNER, BUILDING_HEAD, GRID_WORKER, COMMITTEE_MEMBER, SUBDISTRICT_CLERK, PROPERTY_FIRM),
    /** Takes part in the life of the compound: teams of neighbours, activities. */
    JOIN_IN(OWNER, BUILDING_HEAD, GRID_WORKER, COMMITTEE_MEMBER, SUBDISTRICT_CLERK, PROPERTY_FIRM),
    WAIVE_FEE(SUBDISTRICT_CLERK),
    SEE_EVIDENCE(AUDITOR, SUBDISTRICT_LEADER, HOUSING_BUREAU, FINANCE_BUREAU, ADMINISTRATOR);

    private final Set<Role> roles;

    Action(Role first, Role... rest) {
        roles = EnumSet.of(first, rest);
    }

    public boolean isOpenTo(Role role) {
        return roles.contains(role);
    }
}
