package anju.stewardship;

import anju.evidence.ActKind;

/** What the office can be held to about what is kept. */
enum StewardshipAct implements ActKind {
    ASSET_REGISTERED("stewardship.asset.registered");

    private final String code;

    StewardshipAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
