//! How the picture looks, by day and by night: only what a browser does to an image, no script, no fonts to fetch.

/// The style sheet and the heads of arrows. Colours follow what a node is for.
pub(super) const STYLE: &str = r#"<style>
text{font-family:-apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif;fill:#1f2328}
.title{font-size:17px;font-weight:600;text-anchor:middle}
.small,.own{font-size:13px}
.small{fill:#59636e}
.label{font-size:14px;text-anchor:middle;paint-order:stroke;stroke-width:6px;stroke-linejoin:round}
.line{fill:none;stroke-width:1.8px}
.node{fill:#ffffff;stroke-width:2px}
.loop path{fill:none;stroke:#59636e;stroke-width:1.6px}
.loop .head{fill:#59636e;stroke:none}
.page,.on0{fill:#ffffff}.frame0{fill:#f3f5f8}.frame1{fill:#e8ecf1}.frame2{fill:#dde3ea}
.label.on0{stroke:#ffffff}.label.on1{stroke:#f3f5f8}.label.on2{stroke:#e8ecf1}.label.on3{stroke:#dde3ea}
.line.aim,.node.aim{stroke:#0b5cad}text.aim,.head.aim{fill:#0b5cad}
.line.measure,.node.measure{stroke:#116b3c}text.measure,.head.measure{fill:#116b3c}
.line.work,.node.work{stroke:#a34400}text.work,.head.work{fill:#a34400}
.line.trouble,.node.trouble{stroke:#b3202c}text.trouble,.head.trouble{fill:#b3202c}
.line.people,.node.people{stroke:#6a3fb5}text.people,.head.people{fill:#6a3fb5}
.node.card{stroke:#59636e}text.card{fill:#3d444d}
@media (prefers-color-scheme:dark){
text{fill:#e6edf3}
.small{fill:#9da7b3}
.node{fill:#0d1117}
.loop path{stroke:#9da7b3}.loop .head{fill:#9da7b3}
.page{fill:#0d1117}.frame0{fill:#161c24}.frame1{fill:#1e2630}.frame2{fill:#27313d}
.label.on0{stroke:#0d1117}.label.on1{stroke:#161c24}.label.on2{stroke:#1e2630}.label.on3{stroke:#27313d}
.line.aim,.node.aim{stroke:#6cb6ff}text.aim,.head.aim{fill:#6cb6ff}
.line.measure,.node.measure{stroke:#57c98a}text.measure,.head.measure{fill:#57c98a}
.line.work,.node.work{stroke:#f0a05a}text.work,.head.work{fill:#f0a05a}
.line.trouble,.node.trouble{stroke:#ff8a85}text.trouble,.head.trouble{fill:#ff8a85}
.line.people,.node.people{stroke:#c3a2ff}text.people,.head.people{fill:#c3a2ff}
.node.card{stroke:#9da7b3}text.card{fill:#d0d7de}
}
</style>
<defs>
<marker id="aim" viewBox="0 0 10 10" refX="7" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto"><path class="head aim" d="M0 1L9 5L0 9Z"/></marker>
<marker id="measure" viewBox="0 0 10 10" refX="7" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto"><path class="head measure" d="M0 1L9 5L0 9Z"/></marker>
<marker id="work" viewBox="0 0 10 10" refX="7" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto"><path class="head work" d="M0 1L9 5L0 9Z"/></marker>
<marker id="trouble" viewBox="0 0 10 10" refX="7" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto"><path class="head trouble" d="M0 1L9 5L0 9Z"/></marker>
<marker id="people" viewBox="0 0 10 10" refX="7" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto"><path class="head people" d="M0 1L9 5L0 9Z"/></marker>
</defs>
"#;
