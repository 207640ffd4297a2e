"""Generated records for the examples: python make_records.py 100000 > records.jsonl

The same count and seed give the same bytes. About one line in a thousand is poisoned.
With --reports DIR, writes COUNT work reports as text files into DIR instead.
"""
import argparse
import json
import pathlib
import random
import sys

PLAIN = [
    "清晨的河边很安静，几位老人沿着堤岸慢慢散步。", "图书馆本周延长开放时间，读者可以预约座位。", "他在笔记里写道：做事要有耐心，也要有方法。",
    "这座小镇以竹编闻名，手艺传了好几代人。", "列车晚点十分钟，乘客们在站台上安静地等候。",
]
TRADITIONAL = [
    "會議強調，要著力解決企業的實際困難，優化營商環境。", "颱風過後，農民們忙著修復溫室與灌溉設備。", "這間書店的後面有一個種滿茉莉的院子。",
    "學校開設了電腦課程，讓學生學習編寫程序。", "市場裡賣麵條的攤位總是排著長隊。",
]
ANNOTATED = [
    "會(huì)議(yì)指出，要緊(jǐn)緊(jǐn)圍(wéi)繞實(shí)體經(jīng)濟(jì)這個(gè)根本。", "區(qū)縣(xiàn)動(dòng)態(tài)：新聞(wén)中心發(fā)布。",
    "推動(dòng)傳(chuán)統(tǒng)產(chǎn)業(yè)轉(zhuǎn)型，培育新興產(chǎn)業(yè)。",
]
CHROME = "设为首页收藏本站\n查看: {a}|回复: {b}\n\n[复制链接]\n\n发表于 2024-2-6 09:14:52 | 显示全部楼层 |阅读模式\n{body}\n回复\n\n使用道具 举报\n\n您需要登录后才可以回帖 登录 | 立即注册\n"
PLACES = ["临湖区", "青石县", "云杉市", "白鹭新区"]


def figures(rng):
    place, year = rng.choice(PLACES), rng.randint(2015, 2024)
    return (
        f"{year}年，{place}实现地区生产总值{rng.randint(1000, 99999) / 10}亿元，同比增长{rng.randint(10, 99) / 10}%；"
        f"一般公共预算收入{rng.randint(100, 9999) / 100}亿元，增长{rng.randint(10, 99) / 10}%；新增高新技术企业{rng.randint(3, 300)}家，城镇新增就业{rng.randint(1, 90) / 10}万人。"
    )


def prose(rng, sentences):
    return "\n".join("".join(rng.choices(sentences, k=rng.randint(2, 4))) + figures(rng) for _ in range(rng.randint(1, 2)))


def record(rng, number):
    kind = rng.choice(["plain", "traditional", "annotated", "forum"])
    text = prose(rng, {"plain": PLAIN, "traditional": TRADITIONAL, "annotated": ANNOTATED, "forum": PLAIN}[kind])
    if kind == "forum":
        text = CHROME.format(a=rng.randint(10, 999), b=rng.randint(1, 9), body=text)
    # A number no double holds and a 1.0: a pipeline that parses and prints records again would change them.
    return '{"id":%d,"kind":"%s","serial":12345678901234567890,"score":1.0,"text":%s}' % (number, kind, json.dumps(text, ensure_ascii=rng.random() < 0.1))


def poisoned(rng, number):
    return rng.choice([
        '{"id":%d,"text":"沒有結尾' % number,
        '{"id":%d,"title":"沒有正文"}' % number,
        '{"id":%d,"text":["不是","字串"]}' % number,
        '{"id":%d,"text":null}' % number,
        "",
        "這一行不是記錄\r還有一半",
    ])


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("count", type=int)
    options.add_argument("--seed", type=int, default=8)
    options.add_argument("--reports", type=pathlib.Path)
    given = options.parse_args()
    rng = random.Random(given.seed)
    if given.reports:
        given.reports.mkdir(parents=True, exist_ok=True)
        for number in range(given.count):
            (given.reports / f"report-{number:05}.txt").write_text("政府工作报告\n" + prose(rng, PLAIN) + "\n", encoding="utf-8")
        return
    for number in range(given.count):
        # The last line is a whole record, so that the file does not end in an empty line.
        bad = rng.random() < 0.001 and number + 1 < given.count
        sys.stdout.buffer.write((poisoned(rng, number) if bad else record(rng, number)).encode() + b"\n")


if __name__ == "__main__":
    main()
