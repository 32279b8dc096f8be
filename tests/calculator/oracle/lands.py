"""The countries of chapter 2 and their groups, typed in by hand as ISO codes."""


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


GROUP_1 = _codes("DK IS IE LU SE LI NO")
GROUP_2 = _codes("AT BE BG HR CY CZ EE FR DE GR HU IT LV LT MT NL PL PT RO RS SK SI ES MK TR")
REGION_5 = _codes("AD MC SM VA")
REGION_14 = _codes("FO CH GB")

STAFF_A = _codes("NO DK LU IS SE IE FI LI FO CH GB")
STAFF_B = _codes("NL AT BE FR DE IT ES CY GR MT PT AD MC SM VA")
STAFF_C = _codes("SI EE LV HR SK CZ LT TR HU PL RO BG MK RS")

PROGRAMME = GROUP_1 | GROUP_2 | {"FI"}

FAR = sorted(
    _codes(
        # One line a region: 1 to 4, 6 to 10, 11 on three lines, 12 and 13.
        """
        AL BA XK ME
        AM AZ BY GE MD UA
        DZ EG IL JO LB LY MA PS SY TN
        RU
        AF BD BT KH CN KP IN ID LA MY MV MN MM NP PK PH LK TH VN
        KZ KG TJ TM UZ
        AR BO BR CR EC SV GT HN CO CU MX NI PA PY PE VE
        IR IQ YE
        ZA
        AO AG BS BB BZ BJ BW BF BI CM CV CF KM CG CD CK DJ DM DO GQ ER SZ ET FJ GA GM GH GD GN GW
        GY HT CI JM KE KI LS LR MG MW ML MH MR MU FM MZ NA NR NE NG NU PW PG RW KN LC VC WS ST SN
        SC SL SB SO SS SD SR TL TZ TG TO TT TD TV UG VU ZM ZW
        BH KW OM QA SA AE
        AU BN CA CL HK JP KR MO NZ SG TW US UY
        """
    )
)


def is_far(country: str) -> bool:
    """A partner country outside regions 5 and 14."""
    return is_partner(country) and country not in REGION_5 and country not in REGION_14


def is_partner(country: str) -> bool:
    """Any partner country, regions 5 and 14 included."""
    return country not in PROGRAMME
