//! Pairs of words that are a slip apart and both right, so that neither is the other misspelled.
//!
//! They are English, as the names that we have seen; each begins and ends with the same letter, as slips do. A pair that
//! is missing here costs a warning where two names differ by nothing else: add it. Plurals stand in the singular.

/// The pairs (our choice: words that metrics and objectives are named by).
const PAIRS: &str = "
    ability/agility action/auction adapted/adopted adapting/adopting adaption/adoption adding/aiding
    advice/advise basics/basis bidding/binding black/block bonding/bounding branch/brunch breach/breath
    bread/broad bridging/bringing caching/coaching casting/costing casual/causal cause/clause chance/change
    change/charge changed/charged changing/charging chapter/charter charging/charting check/chick
    cleaner/clearer cleaning/cleansing cleaning/clearing cloning/closing coaching/couching coarse/course
    coasting/costing coating/costing collage/college compete/compute competing/completing complaint/compliant
    confirmation/conformation confirmed/conformed confirming/conforming consent/content contact/contract
    contacted/contracted contacting/contracting content/contest content/context contract/contrast
    convection/convention cooking/cooling count/court country/county cover/cower crash/crush crate/create
    dairy/diary damping/dumping decent/descent decide/decode defeat/defect defect/deflect defect/detect
    defected/detected defection/detection deletion/depletion denial/dental deplored/deployed desert/dessert
    device/devise draft/drift easing/eating editing/exiting election/electron eternal/external
    expensive/extensive expert/export failing/falling failing/filing falling/filling farmer/former
    farming/forming farther/further feeder/fender feeding/feeling feeling/fueling fiction/friction field/filed
    filing/filling filing/firing filing/fixing finder/funder finding/funding floating/flouting force/forge
    forced/formed founded/funded fraction/friction giant/grant grace/grade great/greet handed/handled
    handing/handling heading/healing heading/heating healing/heating hiding/hiring hoisting/hosting
    horse/house identify/identity infection/inflection infection/injection insect/inspect insert/invert
    intension/intention intent/invent intention/invention internal/interval inverted/invested
    inverting/investing lagging/logging landing/lending lasting/listing launch/lunch leader/lender
    leader/loader leading/leaning leading/lending leading/loading leaking/leasing leaning/learning
    leasing/leaving lessen/lesson licked/linked lifting/listing lighting/lightning literacy/literary
    local/loyal mailing/malling making/marking making/masking marked/masked marking/masking master/matter
    material/maternal mediation/medication mediation/meditation medication/meditation meeting/melting
    mental/metal miner/minor mining/mixing modal/model month/mouth morality/mortality naive/native
    nation/notion older/order optical/optimal outage/outrage pacing/packing pacing/placing packed/parked
    packed/picked packing/parking packing/picking paging/paying painting/pointing painting/printing
    panning/planning panting/planting parent/patent parity/purity parking/parting parsing/passing
    passed/paused passing/pasting patent/patient paying/playing picking/pickling place/plane place/plate
    placed/played placing/playing planned/planted planning/planting plating/playing platting/plotting
    point/print pointing/printing polling/pooling polling/pulling portal/postal porting/posting portion/potion
    precious/previous premise/promise prescription/proscription present/prevent presented/prevented
    presenting/preventing prevision/provision price/pride price/prime price/prize pricing/priming
    pricing/prizing processor/professor project/protect projected/protected projecting/protecting
    projection/protection qualify/quality quantify/quantity racing/rating raking/ranking ranging/ranking
    reaching/reacting reaction/redaction reader/render reading/reaping reading/rending recorder/reorder
    recording/rewording redaction/reduction refuse/reuse refused/reused relocation/revocation
    remainder/reminder remaining/retaining remote/remove renal/rental repaying/replaying report/resort
    reporting/reposting reporting/resorting resolution/revolution retailing/retaining retain/retrain
    retained/retrained retaining/retraining retired/rewired rooting/routing roster/router safely/safety
    saving/sawing scaling/sealing scope/score scope/slope score/store scored/stored scoring/storing
    scraping/scrapping sealing/selling sealing/stealing seating/setting sending/spending senior/sensor
    server/sever setting/sitting shading/sharing shape/share shaped/shared shaping/sharing shipped/skipped
    shipping/shopping shipping/skipping shipping/slipping shirt/short shopping/stopping shower/slower
    signing/singing simulation/stimulation siting/sitting sleep/sweep sorting/sporting space/spice
    spanning/spawning speed/spend speeding/spending stack/stock stacking/stocking staff/stuff
    staffing/stuffing stage/state staging/stating staging/staying stall/still standing/stranding
    staring/storing started/stated starting/stating steal/steel steam/stream stepping/stopping stick/stock
    sticking/stocking sting/string studded/studied taking/talking taking/tasking tasting/testing tender/tinder
    testing/texting toiling/tooling tracing/tracking tracing/trading tracking/trucking trail/trial
    trailing/training tread/trend trust/tryst tuning/turning tying/typing united/untied vacation/vocation
    value/valve waiting/wanting waiting/wasting waiting/writing warming/warning washing/wasting
    wedding/weeding wedding/welding wording/working
";

/// Whether the two words are known to be both right.
pub(super) fn are_both_right(one: &str, other: &str) -> bool {
    PAIRS
        .split_ascii_whitespace()
        .filter_map(|pair| pair.split_once('/'))
        .any(|pair| pair == (one, other) || pair == (other, one))
}
