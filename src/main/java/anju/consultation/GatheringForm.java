package anju.consultation;

/** How neighbours meet. */
public enum GatheringForm {
    /** 坝坝会: on stools in the courtyard. */
    COURTYARD,
    /** 五福夜话: an evening's talk. */
    EVENING,
    /** 议事亭: in the pavilion built for it. */
    PAVILION,
    /** 楼道议事: the homes of one stairwell, about their own stairs (楼道微更新). */
    STAIRWELL,
    /** 民情理事会: the self-government group sits. */
    COUNCIL
}
