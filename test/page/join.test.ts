import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { joinLines } from "../../src/page/index.ts";

/** Prose as it stands in columns of these widths, in turn; a word of letters is not cut. */
function columns(text: string, ...widths: number[]): string {
  const lines: string[] = [];
  let line = "";
  for (const unit of text.match(/[A-Za-z]+ ?|.[，。、]*/gu)!) {
    const width = [...line + unit.trimEnd()].reduce((sum, character) => sum + (character < "⺀" ? 0.5 : 1), 0);
    if (width > widths[lines.length % widths.length]!) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += unit;
  }
  return [...lines, line].join("\n");
}

/** Pages whose lines were broken: ¶ stands where lines join, every other line end stays. */
const BROKEN: Record<string, string> = {
  "inside a word": "河东岸的旧厂房已经腾空。新的图书馆预计明年开¶放，届时可以藏书三十万册。",
  "inside a word, across a blank line": "河东岸的旧厂房已经腾空，新的图书馆预计明年完¶\n成，届时可以藏书三十万册，附近三个小区的居民都能用上。",
  "traditional": "河東岸的舊廠房已經騰空。新的圖書館預計明年開¶放，屆時可以藏書三十萬冊。",
  "inside a number": "图书馆去年借出图书八万册，其中儿童读物最多。全年接待读者12¶3000人次，比上年多一成。",
  "before a comma": "河东岸的旧厂房已经腾空。新的图书馆预计明年落地¶，届时可以藏书三十万册，附近居民多一处去处。",
  "behind a word that needs another": "河东岸的旧厂房已经腾空，新的图书馆今年动工，总投资三亿元，建筑面积两万平方米，地上五层，地下两层，设计单位是¶市建筑设计院。施工单位尚未确定。",
  "one word shows it, the other line ends follow":
    "河东岸的旧厂房已经腾空。新的图书馆预计明年开¶放，届时可以藏书三十万册。\n馆长说，老馆的书会分三批搬到新馆。第一批是地方文献¶古籍和名人手稿，定在五月先行装箱，由专车运送。",
  "at one margin": [
    "渡口在镇子北边，过去每天有两班船。船工姓何，是本¶",
    "地人，会唱十几种调子，客人少的时候唱给自己听。后¶",
    "来修了大桥，船就停了，何师傅把船拖上岸，刷一遍桐¶",
    "油，扣在自家院子里，夏天孩子们在船底下乘凉，他也¶",
    "不赶，坐在旁边抽烟。",
  ].join("\n"),
  "paragraphs begin with blanks, what goes on does not": [
    "　　渡口在镇子北边，过去每天有两班船。",
    "　　本地人说船工老何会¶",
    "唱十几种调子，客人少的时候唱给自己听。",
    "　　后来修了大桥，船就停了。",
    "　　何师傅把船拖上岸，刷一遍桐油，扣在自家¶",
    "院子里。",
    "　　夏天孩子们在船底下乘凉，他也不赶。",
  ].join("\n"),
  "a clause that leads to a sentence, on a page with cut words":
    "河东岸的旧厂房已经腾空。新的图书馆预计明年开¶放，届时可以藏书三十万册。\n去年9月，在老馆二楼阅览室里举行的一次读者座谈会¶收到四十多条意见，大半说的是座位。馆里逐条作了答复。",
  "a comma before a quotation mark": "河东岸的旧厂房已经腾空，新馆的图纸贴在大门口，过路的人都停下来看，有人问，¶“自习室有多少座位”，值班的师傅说一共四百个，比老馆多一倍，节假日也开到晚上九点。",
  "a quoted word at one margin": ["渡口在镇子北边，过去每天有两班船。船工姓何，是本地人，", "会唱十几种调子，客人少的时候唱给自己听。镇上的人都", "叫他“何调子”，真名反而没有几个人记得，提起“老船”¶", "来，人人都晓得说的是谁。后来修了大桥，船就停了，何", "师傅把船拖上岸，刷一遍桐油，扣在自家院子里，夏天孩", "子们在船底下乘凉，他也不赶。"].map((line, i, all) => (i === all.length - 1 || line.endsWith("¶") ? line : `${line}¶`)).join("\n"),
  "a closing mark whose quotation is open": "镇上的人问船工，这条船还开不开了。船工说：“等水退了再说，这几天谁也别想过河。¶”说完他把缆绳又紧了一道，回屋里去了。河东岸的旧厂房已经腾¶空。",
  "inside a word, a short line below a long one": "词法分析：把源程序的字符一个一个读进来，按构词规则分成单词，给后面用。\n语法分析：审查单词排列的次序有没有错误，为生成代码收集类型信¶息。",
  "a word in bold": "做渡口的管事要记住一件事，船上的人大多不讲道理，更要紧的是，¶**他们** 也得忍着你，一天两趟，趟趟如此。",
  "an article of a law": "河东岸的旧厂房已经腾空。新的图书馆预计明年开¶放，届时可以藏书三十万册。\n第三条 读者凭本人证件借阅图书，每次不超过十册，借期为三十日，逾期不还的按照本规定办理并通知读者所在的¶单位。",
};

/** Paragraphs as they stand in a column, the first line set in. */
const column = (paragraphs: readonly string[], width: number, indent: string, between: string): string =>
  paragraphs.map((paragraph) => indent + columns("\u3000".repeat(indent.length) + paragraph, width).slice(indent.length)).join(between);

/** The second sentence of the first paragraph begins where the second line of a column of 21 does. */
const PARTED = [
  "渡口在镇子北边，过去每天两班船，一早一晚。船工姓何，是本地人，会唱十几种调子，客人少的时候唱给自己听，镇上人人会学两句。",
  "后来修了大桥，船就停了，何师傅把船拖上岸，刷一遍桐油，扣在自家院子里，旁人劝他卖掉，他摇头，说木头有木头的脾气。",
  "夏天孩子们在船底下乘凉，他也不赶，坐在旁边抽烟，有时候也讲过去的事情，讲到发大水那一年，声音就低下去，半天没有话。",
  "镇上的人说起渡口，总要说起他的调子，说那声音隔着河也听得见，很亮，像是从水面上滑过来的，听过的人到老都记得。",
];

/** Pages in which nothing joins. */
const QUOTED_ESSAY = [
  "# ”老船工“、”老茶客“一定要正视别人”偷懒“的指控",
  "> 原文：<https://haicheng.example/p/385651164>",
  "长期以来，镇上一直有人和”渡口之友“指控所谓的”老船工“、”老茶客“其实是偷懒，因为偷懒所以不搬家，然后把自己的偷懒美化为念旧。",
  "有些老人听了这种指控觉得很冤枉，他可能会指出，自己当年也是有机会搬到桥边去住的，只不过守着“船不离人”的老规矩才耽误事。总之，很多人都说自己并不是偷懒，确实是被规矩给耽误了。",
];
const essay = (change: (paragraph: string) => string): string => QUOTED_ESSAY.map((line, i) => (i === 2 ? change(line) : line)).join("\n\n");

const WHOLE: Record<string, string> = {
  "a heading in Markdown, with commas": "# 渡口手记：第三讲，船与桥：20191026_天时地利人和\n\n好 咱们开始讲今天的课程，今天的课程标题先写上，叫天时地利人和，我为什么要讲这节课呢，其实你看起来可能是在讲运气，但它不是运气。\n\n它真的不是说你运气好坏的问题，它是你这个人怎么样去选择的事，好不好，那我们回顾一下上一节课，上一节课讲了渡口是怎么来的。",
  "a picture in Markdown, a figure in HTML": essay((line) => `${line.slice(0, -1)}\n\n![渡口](a.png)\n\n${line.slice(0, -1)}\n\n<figure data-size="normal">图</figure>`),
  "a sentence in bold": essay((line) => `**${line}**`),
  "a face behind a sentence": essay((line) => `${line}[害羞]`),
  "a note behind a sentence": essay((line) => `${line}[12]`),
  "comments without a last mark": "东西收到了，包装完好。用了两天还不错\n客服态度很好，物流也快。就是价格小贵\n给妈妈买的，她很喜欢。下次还会再来\n颜色和图片有点差别，不过能接受。总体满意\n第二次买了，质量一直稳定。推荐大家入手",
  "verse": "床前明月光\n疑是地上霜\n举头望明月\n低头思故乡",
  "a line of names above an article": "记者方明林晓通讯员郑海\n入冬以来，山里的第一场雪下了三天三夜，通往林场的路封了，护林员老周靠一部电台同外面联系。",
  "a signature behind dashes": "读者来信我们都会看，也欢迎批评。限于篇幅，不能一一答复，请多多原谅。——编者\n入冬以来，山里的第一场雪下了三天三夜，通往林场的路封了，护林员老周守在山上。",
  "a face at the end of a comment": "这本书装订得太差了，翻两遍就掉页，不知道为什么评分这么高，后悔没有先看评论再下单：（\n书还没看，纸张摸起来不错，孩子拿到手就不肯放下，等看完了再来追评。",
  "commas in a row": "等了两个星期才到，打开一看封面折了，联系客服说补发，结果又没有下文，真是无语，，，\n书还没看，纸张摸起来不错，孩子拿到手就不肯放下，等看完了再来追评。",
  "a numbered item at the margin": ["一、渡口在镇子北边，过去每天有两班船，船工姓何会唱", "二、十几种调子，客人少的时候唱给自己听，后来修大桥", "三、船就停了，何师傅把船拖上岸，刷一遍桐油扣在自家", "四、院子里，夏天孩子们在船底下乘凉，他也不赶坐旁边"].join("\n"),
  "headings of one length": ["全市推进老旧小区改造工作会议昨天召开", "城东水厂扩建工程今年九月将正式通水了", "三条公交线路下周起调整运营时间和站点", "图书馆新馆选址方案向社会公开征求意见", "春季植树活动本周末在河滨公园继续举行"].join("\n"),
  "a number of the page with a name beside it": "河东岸的旧厂房已经腾空。新的图书馆预计明年开\n    第 2 页 共 105 页    he_guan\n\n图书馆年度工作报告选编  http://example.com/tushuguan\n\n放，届时可以藏书三十万册。老馆的书会分三批搬",
  "quoted words and brackets at the ends of headlines": ["老街改造留住“烟火气”", "全市老旧小区改造今年开工一百二十个，居民可以先看“样板房”", "图书馆新馆方案公示，市民可提意见（至月底）", "河滨步道二期贯通，全长八公里“一路看水”", "春季植树活动周末举行，欢迎带孩子报名（限百人）"].join("\n"),
  "an item with a star": "渡口的规矩有几条，挂在候船的棚子里，要紧的是先下后上，\n*行李放在船头，活禽要装在笼子里，孩子由大人牵着，不得在船边走动。",
  "numbers of pages, and a running head": "河东岸的旧厂房已经腾空。新的图书馆预计明年开\n— 12 —\n放，届时可以藏书三十万册。老馆的书会分三批搬\n第 13 页 共 20 页\n到新馆，第一批是地方文献。馆长说自习室的座位\n14\n图书馆年度工作报告选编\n里有一百个留给老人。周末开到晚上九点。",
  "items behind boxes": "河东岸的旧厂房已经腾空。新的图书馆预计明年开张，届时可以藏书三十万册。\n□ 办理借书证要带的材料\n□ 本人证件和复印件\n□ 居住证或者房产证明\n新馆的自习室有四百个座位，节假日也开放，附近三个小区的居民都能用上。",
  "two clauses above a paragraph, on a page with cut words": "河东岸的旧厂房已经腾空。新的图书馆预计明年完工，届时可以藏书三十万册。\n搬好三十万册书，办好一件实事\n馆长说，老馆的书会分三批搬到新馆。第一批是地方文献，定在五月先行装箱。",
  "who took the picture": "河东岸的旧厂房已经腾空，新的图书馆明年完工，届时可以藏书三十万册，附近三个小区的居民都能用上。林晓 摄\n馆长说，老馆的书会分三批搬到新馆。第一批是地方文献，定在五月先行装箱。",
  "rows of a table": "各区县图书馆藏书增长较快，三年里翻了一番。\n地区  藏书（万册）  增长（%）\n城东区  312.5  6.1\n城西区  208.7  5.4\n高新区的新馆去年开放，藏书最多，读者也最多，周末排队的人一直站到广场上。",
  "a headline above a dateline": "联合评出的城市阅读指数二十强里，本市这次终于进入了前20\n9月25日，主办方发布了一份关于城市阅读的报告。其中，本市排在第十八位。",
  "a headline that ends in a word": "城东新区三年建成图书馆二十座，读者盼望开放时间更长、期待有所作为\n不少学子时刻关注着图书馆的开放时间，而座谈会正是一个提意见的机会。",
  "whole words at both sides": "河东岸的旧厂房已经腾空。新的图书馆预计明年完工，届时可以藏书三十万册。\n整改难题或拖累业绩表现\n实际上，老馆的书会分三批搬到新馆。第一批是地方文献，定在五月先行装箱。",
  "a straight quotation mark behind the end": "河东岸的旧厂房已经腾空。新的图书馆预计明年开\"那里有一个女孩在唱歌，听起来真不错。\"\n她在那儿碰上了老同学，同学说，我和她说话了，我想着为什么不去试试。",
  "a postcode above a date": "地址：人民路一百一十八号，邮编215002\n11月12日，主办方发布了一份关于城市阅读的报告。其中，本市排在第十八位。",
  "speakers in a text whose paragraphs begin with blanks": "　　渡口在镇子北边，过去每天有两班船。\n　　船工会唱十几种调子，客人少的时候唱给自己听。\n　　后来修了大桥，船就停了，船工也改了行。\n王芳：我写完了，可是不知道对不对\n张老师：那我们一起来看看，看完再交。",
  "lines of careless writers": "房间有点小,不过还算干净,早餐一般!!\n位置不错,离地铁站走路五分钟~~下次还来\n隔音很差,,,半夜还有人说话。要求换房也没给换\n前台小姑娘态度很好。退房的时候还送了瓶水\n性价比可以。出差住住够用了\n性价比可以吧。开会方便",
};

const FERRY =
  "渡口在镇子北边，过去每天有两班船，船工姓何，是本地人，会唱十几种调子，客人少的时候唱给自己听。后来修了大桥，船就停了，何师傅把船拖上岸，刷一遍桐油，扣在自家院子里，夏天孩子们在船底下乘凉，他也不赶，坐在旁边抽烟，有时候也给他们讲过去的事情，讲着讲着就唱起来，声音比年轻时低了许多。";
const MUSEUM =
  "渡口边的老码头如今挂着一块牌子，写着 River Museum 几个字。馆里收着三十多件旧物，最老的是一盏马灯，玻璃罩上还留着船号。讲解员小周说，每到周末都有人从外地赶来，其中一位带来了 Leica 相机，拍了整整一个下午，临走时把冲好的照片留在馆里，现在就挂在进门的墙上，旁边写着 Forever 一个词。";

describe("joinLines", () => {
  for (const width of [18, 21, 24]) {
    it(`joins a column of ${width}`, () => expect(joinLines(columns(FERRY, width))).toBe(FERRY));
    it(`puts the blanks back between words of letters, column of ${width}`, () => expect(joinLines(columns(MUSEUM, width))).toBe(MUSEUM));
  }

  for (const [name, marked] of Object.entries(BROKEN)) {
    it(`joins: ${name}`, () => expect(joinLines(marked.replaceAll("¶", "\n").replaceAll("\n\n\n", "\n\n").replaceAll("\n\n", name.includes("blank") ? "\n\n" : "\n"))).toBe(marked.replaceAll("¶\n", "").replaceAll("¶", "")));
  }
  for (const [name, text] of Object.entries(WHOLE)) it(`leaves: ${name}`, () => expect(joinLines(text)).toBe(text));

  it("joins a column that is set in as a whole", () => {
    const lines = columns(FERRY, 24).split("\n");
    expect(joinLines(lines.map((line) => `    ${line}`).join("\n"))).toBe(`    ${FERRY}`);
  });
  it("joins what hangs below the number of an item", () => {
    const lines = columns(FERRY, 24).split("\n");
    expect(joinLines(lines.map((line, i) => (i === 0 ? ` 1. ${line}` : `    ${line}`)).join("\n"))).toBe(` 1. ${FERRY}`);
  });
  describe("behind a full stop at the margin", () => {
    const whole = (between: string, indent = ""): string => PARTED.map((paragraph) => indent + paragraph).join(between);
    it("joins where blank lines part the paragraphs", () => expect(joinLines(column(PARTED, 21, "", "\n\n"))).toBe(whole("\n\n")));
    it("joins where paragraphs are set in", () => expect(joinLines(column(PARTED, 21, "　　", "\n"))).toBe(whole("\n", "　　")));
    it("does not join where nothing parts them", () => expect(joinLines(column(PARTED, 21, "", "\n"))).toContain("一早一晚。\n船工姓何"));
    it("leaves a headline between two paragraphs that are set in", () => {
      const text = `${column(PARTED, 21, "　　", "\n")}\n　　过去每天有两班船，一早一晚，客人多的时候加开一班。\n老渡口的新事\n${column(PARTED, 21, "　　", "\n")}`;
      expect(joinLines(text)).toContain("\n老渡口的新事\n");
    });
    it("leaves what a speaker says", () => {
      const text = `${column(PARTED, 21, "", "\n\n")}\n\n老何：过去每天有两班船，一早一晚，都是我开。\n小周：那时候过河要多久？`;
      expect(joinLines(text)).toContain("都是我开。\n小周：");
    });
  });

  it("joins an uneven column", () => expect(joinLines(columns(FERRY, 24, 21, 25, 22))).toBe(FERRY));

  test("takes and adds nothing but blanks", () => {
    const lines = fc.array(fc.constantFrom("今年全区生产总值增长5%，其中工业企", "业贡献了一半以上。", "第一章", "他说：“", "去", "123", "。", "，", "  ", "abc", "的"), { maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(lines.map((list) => list.join("\n")), fc.string({ unit: "binary" })), (text) => {
        const joined = joinLines(text);
        expect(joined.replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
        expect(joinLines(joined)).toBe(joined);
      }),
    );
  });
});
