import { describe, expect, it } from "vitest";
import { readPage, type PageMetadata } from "../../src/page/index.ts";

const BODY = "\n老街的口袋公园今天开园，附近居民都来看，孩子们在水边玩。\n上一篇：渔港开海\n下一篇：没有了";
type Told = Partial<Record<"title" | "author" | "source" | "editor" | "publishedAt" | "editedAt" | "views" | "replies", string>>;

/** What stands over the text (or the whole page), and what it tells. */
const CASES: readonly (readonly [name: string, page: string, told: Told])[] = [
  ["fields without a gap between them", `老街开园\n文字作者：图片作者：稿件来源：城南学院发布时间：2011-04-08浏览量：2785${BODY}`, { title: "老街开园", source: "城南学院", publishedAt: "2011-04-08", views: "2785" }],
  ["a label of the paper's own before 编辑", `首页 > 要闻 > 正文\n老街开园\n2016/3/25 14:32:10\n报纸编辑：黄旭\n作者：沈岚${BODY}`, { publishedAt: "2016-03-25T14:32:10", author: "沈岚" }],
  ["values on the lines below their labels", `首页 > 要闻 > 正文\n老街开园\n• 来源:\n河城日报\n• 发文日期:\n2024年04月06日 16:40\n• 发布日期:\n2024年04月06日 16:34${BODY}`, { publishedAt: "2024-04-06T16:34", source: "河城日报" }],
  ["the day of the reader is no date of the text", `今天是：2019年3月4日 星期一\n首页 > 要闻 > 正文\n老街开园\n作者：体育组    点击数：203    更新时间：2018-10-9${BODY}`, { publishedAt: "2018-10-09", views: "203", author: "体育组" }],
  ["a paper behind the time", `新闻中心 > 社会新闻 > 正文\n老街开园\n2014年09月12日07:22   某某晚报  我有话说(12人参与)${BODY}`, { source: "某某晚报", publishedAt: "2014-09-12T07:22" }],
  ["a person behind the time is the author, no source", `新闻中心 > 社会新闻 > 正文\n老街开园\n2014年09月12日07:22   沈一舟${BODY}`, { author: "沈一舟", publishedAt: "2014-09-12T07:22" }],
  ["posted @", `首页 > 随笔 > 正文\n老街开园${BODY}\nposted @ 2020-05-06 22:13  慢慢走  阅读(1024)  评论(3)  编辑`, { author: "慢慢走", views: "1024", replies: "3" }],
  ["a name over the button to follow", `首页 > 随笔 > 正文\n老街开园\n苇草\n关注${BODY}`, { author: "苇草" }],
  ["the time behind a source is no part of it", `首页 > 要闻 > 正文\n老街开园\n來源：河城日報 2024-03-05 09:10 作者：沈一舟 2024-03-05 責任編輯：王五${BODY}`, { source: "河城日報", author: "沈一舟", publishedAt: "2024-03-05T09:10" }],
  ["a date in brackets behind it", `首页 > 要闻 > 正文\n老街开园\n来源：《河城日报》（2024年03月05日 第03版）${BODY}`, { source: "《河城日报》", publishedAt: "2024-03-05" }],
  ["a date before it", `首页 > 要闻 > 正文\n老街开园\n来源： 2024-03-05 河城日报${BODY}`, { source: "河城日报", publishedAt: "2024-03-05" }],
  ["a clock alone", `首页 > 要闻 > 正文\n老街开园\n来源：河城日报 09:10${BODY}`, { source: "河城日报" }],
  ["a year is part of a name", `首页 > 要闻 > 正文\n老街开园\n来源：2024年度课题组${BODY}`, { source: "2024年度课题组" }],
  ["numbers before their words", `首页 > 要闻 > 正文\n老街开园\n3 回复 12 点赞${BODY}`, { replies: "3" }],
  ["numbers behind their words", `首页 > 要闻 > 正文\n老街开园\n点赞 12 评论 7 阅读 1024${BODY}`, { replies: "7", views: "1024" }],
  ["numbers right before their words", `首页 > 随笔 > 正文\n老街开园\n沈岚\n1.2万阅读 28评论${BODY}`, { author: "沈岚", replies: "28" }],
  ["a number behind a date is none of views", `首页 > 要闻 > 正文\n老街开园\n发布时间：2011-04-08浏览量：2785${BODY}`, { views: "2785", publishedAt: "2011-04-08" }],
  ["a number below its word", `城南问答\n首页 > 建筑 > 正文\n老街开园\n被浏览\n98,211${BODY}`, { views: "98,211" }],
  ["a gloss between a word and its number", `首頁(yè) > 要聞 > 正文\n老街開園\n時間：2019年06月17日 點擊次數(shù):28596${BODY}`, { views: "28596" }],
  ["readers counted below the text, visitors of the site not", `首页 > 要闻 > 正文\n老街开园${BODY}\n點閱數：411\n访问量：88888`, { views: "411" }],
  ["a button behind the source", `首页 > 要闻 > 正文\n老街开园\n2017年09月01日 10:12 来源：临湖日报 参与互动${BODY}`, { source: "临湖日报", publishedAt: "2017-09-01T10:12" }],
  ["a bracket that the value opens", `首页 > 要闻 > 正文\n老街开园\n2020-06-18 11:02:33 来源: 临湖商报(临湖)${BODY}`, { source: "临湖商报(临湖)" }],
  ["a bracket that the value does not open", `首页 > 要闻 > 正文\n老街开园（作者：沈岚）${BODY}`, { author: "沈岚" }],
  ["a clause behind the author", `首页 > 要闻 > 正文\n老街开园\n2023年05月06日 08:30\n编者按：本文来自“街角”，作者：沈岚，经授权发布。${BODY}`, { author: "沈岚" }],
  ["two authors with a comma", `首页 > 要闻 > 正文\n老街开园\n作者：沈岚，周启明${BODY}`, { author: "沈岚，周启明" }],
  ["the day of an electronic newspaper", `临湖日报数字报\n2022年03月08日 星期二\n上一期 下一期\n版面导航\n老街开园${BODY}`, { publishedAt: "2022-03-08" }],
  ["the time above the title and below it", `临湖新聞\n2021年09月13日 14:22\n老街開園，孩子在水邊玩\n2021年09月13日 14:22${BODY}`, { title: "老街開園，孩子在水邊玩", publishedAt: "2021-09-13T14:22" }],
  ["a mirror of a board, its header on one line", `[閒聊] 老街開園\n看板Garden (花園)作者riverside (河邊)時間17年前 (2009/02/05 04:55)推噓32(32推 0噓 38→)留言70則, 12人參與討論串1/6 (看更多)\n老街的口袋公園開了。\n推\n02/05 05:10,\n辛苦了\n更多 riverside 的文章\n完整討論串`, { title: "[閒聊] 老街開園", author: "riverside", publishedAt: "2009-02-05T04:55", replies: "70" }],
  ["a counter and a time under the title, and nothing else of a page", `《老街》\n199 回覆\n2020-08-04 06:33:40\n老街的口袋公園開了，附近居民都來看。\n2020-08-04 06:40:12\n留名`, { title: "《老街》", replies: "199", publishedAt: "2020-08-04T06:33:40" }],
  ["counters in a poem are none", `老街\n今天去看了，人不少。\n我数了一遍，199 回\n没有人答我。`, {}],
  ["a mark behind the name of who began the thread", `首页\n日常\n老街开园了没有\n鱼干楼主\n3小时前\n520阅读\n3评论\n听说已经开了，有谁去过？\n回复\n举报\n土豆\n2小时前\n#1\n去过了\n回复\n举报\n返回列表`, { author: "鱼干", views: "520", replies: "3" }],
  ["a day in English", `首页 > 随笔 > 正文\n老街开园\n作者: 沈岚\n时间: May 21, 2017${BODY}`, { author: "沈岚", publishedAt: "2017-05-21" }],
  ["a day in English with its time", `首页 > 随笔 > 正文\n老街开园\n发布于 22nd May 2017 at 10:12 pm${BODY}`, { publishedAt: "2017-05-22T22:12" }],
  ["a writer and an editor without colons", `首页 > 要闻 > 正文\n胡同里的修伞匠\n临湖报记者 沈一舟 编辑 林小满\n2021-07-01 11:02:33${BODY}`, { title: "胡同里的修伞匠", author: "沈一舟", publishedAt: "2021-07-01T11:02:33" }],
  ["a county behind the name of a reporter", `首頁 / 地方\n山區小學有了校車\n2020/9/1 12:33（9/1 13:02 更新）\n（中央社記者林石花蓮1日電）開學第一天，河城國小門口停了三輛校車。${BODY}`, { author: "林石", source: "中央社", publishedAt: "2020-09-01T12:33" }],
  ["a name alone in a newspaper", `2023年01月15日\n上一版 下一版\n外婆的灶台\n柳青${BODY}`, { title: "外婆的灶台", author: "柳青", publishedAt: "2023-01-15" }],
  ["a word alone elsewhere is no writer", `首页 > 随笔 > 正文\n外婆的灶台\n方法${BODY}`, { title: "外婆的灶台" }],
  ["a poet", `古诗首页\n诗文\n山居秋暝\n王维〔唐代〕\n空山新雨后，天气晚来秋。\n明月松间照，清泉石上流。\n展开阅读全文\n©2023 古诗首页`, { title: "山居秋暝" }],
  ["writer and account of a WeChat article on their lines", `修缝纫机的老人走了\n周草\n河边记事\n2023-03-12 20:30\n点击蓝字 关注我们\n老街口的缝纫机摊子收了，收摊的人说，师傅上个月走了。\n他修了五十年缝纫机，能听声音认机器，谁家的坏了都找他。\n长按识别二维码关注\n轻触阅读原文\n继续滑动看下一个`, { title: "修缝纫机的老人走了", author: "周草", source: "河边记事" }],
  ["a title over the name of its channel", `河城新闻\n萌宠\n2021年07月06日 12:00\n猫咪走失三年以后回家\n▲猫。（图／翻摄自网络）${BODY}`, { title: "猫咪走失三年以后回家" }],
  ["a day alone under the names", `首页 > 国际 > 正文\n小城里的合唱团唱了二十年同一首歌\n沈冬\n2022年11月20日\n合唱团每周三在礼堂排练\n每个星期三晚上，礼堂的灯都会亮起来，二十几个人唱同一首歌。${BODY}`, { title: "小城里的合唱团唱了二十年同一首歌", author: "沈冬", publishedAt: "2022-11-20" }],
  ["the day below who signs a notice", `当前位置 >> 首页 >> 通知公告\n关于招生的通知\n各学校：\n现将有关事项通知如下，请认真执行，有问题及时反映。\n河城市教育局\n2023年5月10日\n【打印本页】 【关闭窗口】\n主办：河城市教育局`, { publishedAt: "2023-05-10" }],
  ["a field that no label knows heads no post", `:::\n回首頁\n敬老禮金發放公告\n張貼的日子：112-09-20\n張貼單位：社會課\n點閱：88\n主旨：公告本鄉敬老禮金發放事宜。\n發放對象：設籍本鄉滿六個月且年滿六十五歲者。\n最後更新日期：112-09-21\n回上一頁\n隱私權政策 | 網站安全政策`, { source: "社會課", views: "88" }],
  ["one self-evident line is enough to be told of", `老街开园\n2021-07-01 11:02:33 来源：临湖日报\n老街的口袋公园今天开园，附近居民都来看。\n版权所有 临湖日报社`, { title: "老街开园", source: "临湖日报", publishedAt: "2021-07-01T11:02:33" }],
  ["a month and a day as phpBB prints them", `木工討論區 ‹ 首頁\n老街開園\n文章 由 米粒 » 週一 9月 03, 2012 7:22 pm\n老街的口袋公園今天開園，附近居民都來看。\n回頂端\nRe: 老街開園\n文章 由 小勺 » 週二 9月 04, 2012 8:02 am\n去過了\n回頂端\n所有顯示的時間為 UTC+08:00\nPowered by phpBB`, { author: "米粒", publishedAt: "2012-09-03T19:22" }],
  ["names of fields in brackets, values below", `首页>通知公告\n关于考试报名的通知\n[ 发布日期 ]\n2023-01-10\n[ 发布机构 ]\n市人力资源局\n字体：\n大\n中\n小\n各单位：\n现将有关事项通知如下，请认真执行，有问题及时反映。\n打印\n关闭\n网站地图\n主办：市人力资源局`, { title: "关于考试报名的通知", publishedAt: "2023-01-10", source: "市人力资源局" }],
  ["the last cell of the path is the title", `首页 > 仙侠 > 山门 > 第七章 借伞\n第七章 借伞\n小说：山门\n作者：老松\n更新时间：2016.03.02 12:00${BODY}`, { title: "第七章 借伞", author: "老松" }],
  ["a name and a motto over the button to follow", `首发于\n首页 > 专栏 > 正文\n老街的旧书店为什么都在二楼\n纸上书\n关注${BODY}`, { title: "老街的旧书店为什么都在二楼", author: "纸上书" }],
  ["a reporter between slashes", `河城新聞 / 地方 / 首頁\n老街開園\n2022-10-30 15:10 聯合報／ 記者林小英／新北即時報導${BODY}`, { author: "林小英", source: "聯合報", publishedAt: "2022-10-30T15:10" }],
  ["a name behind the time and a dot", `首页 / 文化 / 正文\n老街开园\n2022-04-18 19:30·老街手艺人${BODY}`, { author: "老街手艺人", publishedAt: "2022-04-18T19:30" }],
  ["a role before the name", `首页 > 要闻 > 正文\n老街开园\n来源：临湖日报 作者：本报记者 陈石${BODY}`, { author: "陈石", source: "临湖日报" }],
  ["counts under a post are its own", `湖滨论坛 > 杂谈 > 正文\n老街开园\n沈岚\n楼主 2010-3-4 10:20\n今天去看了，人不少。\n点赞 3 回复 1\n河边人\n2楼 2010-3-4 11:20\n晚上灯也亮了。\n点赞 0 回复 0\n返回列表`, { author: "沈岚" }],
  ["the title stands once more in a notice", `城南小站\n看花\n怎样给兰花换一个大一点的盆\n兰花两三年换一次盆，春秋两季都可以换，换盆前几天不要浇水。\n脱盆以后剪掉烂根，晾两个小时再上盆。\n本文标题：怎样给兰花换一个大一点的盆\n本文链接：http://example.org/1.html\n首页 | 关于我们 | 联系我们\n版权所有 城南小站`, { title: "怎样给兰花换一个大一点的盆" }],
];

const TEXT = "清晨的雾还没有散，码头边已经站了不少人，大家都在等第一班渡船靠岸。\n卖菜的老人把担子放下，说今年的雨水多，青菜比往年长得慢一些。";

/** What stands over an article that was cut out of its page: nothing else says that it is one. */
const HEADS: readonly (readonly [head: string, told: Told])[] = [
  ["渡船\n2021-05-07 | 来源：临湖发布 | 【 打印 】【 关闭 】", { title: "渡船", publishedAt: "2021-05-07", source: "临湖发布" }],
  ["第一班渡船\n发布日期：112-09-01\n更新日期：112-09-03\n发布单位：观光处", { title: "第一班渡船", publishedAt: "2023-09-01", editedAt: "2023-09-03", source: "观光处" }],
  ["第一班渡船\n索引号：2022-00191\n【发布单位】河湾区园林局\n【发布日期】2019-03-04", { publishedAt: "2019-03-04", source: "河湾区园林局" }],
  ["第一班渡船\n2018-03-12 17:20:33 来源：临湖日报 选稿：王青 访问量：", { publishedAt: "2018-03-12T17:20:33", source: "临湖日报", editor: "王青" }],
  ["第一班渡船\n10:22 2021/03/15\n河灣新聞網\n林曉", { title: "第一班渡船", publishedAt: "2021-03-15T10:22", source: "河灣新聞網", author: "林曉" }],
  ["第一班渡船\n聯合報／ 記者林曉／台南即時報導\n2021-03-15 10:22", { title: "第一班渡船", publishedAt: "2021-03-15T10:22", source: "聯合報", author: "林曉" }],
  ["第一班渡船\n生活中心／林曉報導\n2021-03-15 10:22", { title: "第一班渡船", publishedAt: "2021-03-15T10:22", author: "林曉" }],
  ["第一班渡船\n生活中心／綜合報導\n2021-03-15 10:22", { title: "第一班渡船", publishedAt: "2021-03-15T10:22" }],
  ["第一班渡船\n文/孙平 图/周扬 编辑/李雪 2020-06-29", { author: "孙平", editor: "李雪", publishedAt: "2020-06-29" }],
  ["第一班渡船\n责任编辑 林晓 报导\n发布时间：2021/03/15 10:22", { title: "第一班渡船", editor: "林晓", publishedAt: "2021-03-15T10:22" }],
  ["第一班渡船\n作者: 王芳 审核: 赵刚 编辑: 李雪 日期: 2019-06-20 09:30", { author: "王芳", editor: "李雪", publishedAt: "2019-06-20T09:30" }],
  ["第一班渡船\n（教务处 王芳 供稿）2019-06-20", { author: "王芳", source: "教务处", publishedAt: "2019-06-20" }],
  ["第一班渡船\n发布者：宣传部发布时间：2020-06-29浏览次数：1044", { source: "宣传部", publishedAt: "2020-06-29", views: "1044" }],
  ["第一班渡船\n2019-03-04 12:33 来源:南江日报 张三", { source: "南江日报", author: "张三", publishedAt: "2019-03-04T12:33" }],
  ["第一班渡船\n2019-03-04 12:33 来源:南江日报 编者按", { source: "南江日报 编者按", publishedAt: "2019-03-04T12:33" }],
  ["第一班渡船\n作者: 有一个老农 | 来源:发表于2019-04-11 14:07 被阅读12次", { author: "有一个老农", publishedAt: "2019-04-11T14:07", views: "12" }],
  ["第一班渡船\n上传人:小青 文档编号:26397205 上传时间:2023-06-18", { author: "小青", publishedAt: "2023-06-18" }],
  ["第一班渡船\n2014-05-30 21:10  慢慢走  阅读(321)  评论(4)  编辑  收藏  举报", { publishedAt: "2014-05-30T21:10", views: "321", replies: "4" }],
  ["原创 第一班渡船\n2014-05-30 21:10:08  321人阅读  收藏 3", { title: "第一班渡船", publishedAt: "2014-05-30T21:10:08", views: "321" }],
  ["第一班渡船\n慢慢走 发布于 2019-03-04 分类：摄影 阅读(321) 评论(5)", { author: "慢慢走", publishedAt: "2019-03-04", views: "321", replies: "5" }],
  ["第一班渡船\n社会 2019-03-04 12:33", { publishedAt: "2019-03-04T12:33" }],
  ["第一班渡船\n慢慢走\n2019-03-04 12:33\n慢慢走官方账号\n关注", { title: "第一班渡船", author: "慢慢走", publishedAt: "2019-03-04T12:33" }],
  ["第一班渡船\nPosted on 2014-05-30 by 慢慢走", { title: "第一班渡船", author: "慢慢走", publishedAt: "2014-05-30" }],
  ["第一班渡船\n五月 30, 2014", { title: "第一班渡船", publishedAt: "2014-05-30" }],
  ["第一班渡船\n《 临湖晚报 》( 2025年12月18日 第 02 版 )", { title: "第一班渡船", source: "临湖晚报", publishedAt: "2025-12-18" }],
  ["第一班渡船\n《乘船记》（ 2025年12月18日 初稿 ）", { title: "第一班渡船", publishedAt: "2025-12-18" }],
  ["第一班渡船\n沈岚 周启明\n《图书馆学刊》 2019年第3期", { title: "第一班渡船", author: "沈岚 周启明", source: "图书馆学刊" }],
  ["第一班渡船\n由木屑发布于2019年 3月 4日", { title: "第一班渡船", author: "木屑", publishedAt: "2019-03-04" }],
  ["第一班渡船\n推荐于2017-12-16\n展开全部", { title: "第一班渡船", publishedAt: "2017-12-16" }],
  ["第一班渡船\n发布于2021/03/15阅读时间约 5 分钟", { title: "第一班渡船", publishedAt: "2021-03-15" }],
  ["第一班渡船\n2026-02-01 11:33:09 火164人看过", { title: "第一班渡船", publishedAt: "2026-02-01T11:33:09", views: "164" }],
  ["搬家记\n小船\n2019-03-04 发布", { title: "搬家记", author: "小船", publishedAt: "2019-03-04" }],
  ["第一班渡船\n发件人：沈岚\n日期：2015-03-09 10:22\n收件人：riji@example.org", { title: "第一班渡船", author: "沈岚", publishedAt: "2015-03-09T10:22" }],
  // Forms, and texts that say nothing of themselves.
  ["渡船改造协调会\n时间：2021年3月2日 14:00\n地点：三楼会议室\n主持：沈一舟", {}],
  ["渡船改造协调会\n2021年3月2日\n地点：三楼会议室\n主持：沈一舟", {}],
  ["第一班渡船\n河边的人都知道", {}],
];

const told = ({ title, author, source, editor, publishedAt, editedAt, views, replies }: PageMetadata): Told =>
  Object.fromEntries(Object.entries({ title: title?.text, author: author?.text, source: source?.text, editor: editor?.text, editedAt: editedAt?.iso, publishedAt: publishedAt?.iso, views: views?.text, replies: replies?.text }).filter(([, value]) => value !== undefined));

describe("metadata", () => {
  it.each(CASES)("%s", (_, page, expected) => {
    const got = told(readPage(page).metadata);
    expect(got).toMatchObject(expected);
    // Nothing is told that the page does not say.
    for (const name of ["author", "source", "views", "replies"] as const) if (expected[name] === undefined) expect(got[name]).toBeUndefined();
  });

  it.each(HEADS)("over a text without its page: %s", (head, expected) => {
    const got = told(readPage(`${head}\n${TEXT}`).metadata);
    expect(got).toMatchObject(expected);
    for (const name of ["title", "author", "source", "editor", "views", "replies", "publishedAt"] as const) if (expected[name] === undefined && (name !== "title" || expected.publishedAt === undefined)) expect(got[name]).toBeUndefined();
  });
});
