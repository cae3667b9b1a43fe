/** Traditional characters of headings and of words for states, each before its simplified one. Names are not spelled so. */
const PAIRS = `
  員员編编號号門门職职聯联絡络電电話话狀状態态離离總总數数筆笔試试結结備备註注說说評评績绩補补訓训練练習习學学師师導导經经產产
  業业務务單单組组隊队團团級级層层類类別别簽签簡简體体時时間间遲迟請请曠旷實实際际應应報报題题滿满優优錄录記记資资歷历歲岁齡龄
  機机構构區区處处長长領领屬属關关係系僱雇傭佣約约臨临轉转調调動动辭辞終终續续冊册網网頁页標标準准項项選选擇择寫写須须樣样參参
  與与會会議议場场廳厅樓楼費费計计畫画劃划執执監监視视閱阅審审確确認认證证書书驗验術术藝艺語语國国禮礼儀仪顧顾戶户聽听讀读護护
  醫医療疗藥药診诊掛挂銀银帳账賬账貸贷險险賠赔償偿車车輛辆運运輸输鐵铁郵邮遞递貨货倉仓庫库裝装維维據据統统圖图雲云線线熱热撥拨
  鈴铃響响達达進进開开閉闭啟启壞坏測测鑑鉴鑒鉴價价觀观適适無无現现況况專专綜综獎奖懲惩罰罚違违規规紀纪緩缓遺遗雙双親亲婦妇喪丧
  訪访畢毕歸归從从個个們们這这裡里為为後后幾几種种兩两勞劳協协辦办負负責责傳传發发給给還还過过遠远邊边碼码檔档貫贯誕诞訂订購购
  買买賣卖錢钱額额稅税點点鐘钟鍾钟週周曆历節节慶庆華华東东灣湾臺台縣县鄉乡鎮镇莊庄財财貿贸質质檢检複复復复覆复舉举辯辩課课
  銷销鎖锁鍵键針针釋释銜衔錯错誤误對对錶表氣气滯滞節节繳缴納纳繫系絕绝綠绿維维練练績绩織织級级紅红約约紙纸細细紹绍終终組组
  順顺預预頭头頻频題题願愿類类顯显風风飛飞飯饭飲饮養养館馆駐驻駕驾騎骑驗验驚惊髮发鬆松魚鱼鳥鸟麗丽齊齐齒齿龍龙廣广
  稱称論论識识溝沟訴诉譯译談谈設设該该講讲變变讓让詢询諮咨暫暂減减製制權权條条決决沒没濟济溫温營营當当盤盘盡尽種种穩稳競竞籌筹緊紧聲声
  舊旧虛虚軟软較较載载輕轻農农連连遊游遷迁鄰邻隨随雜杂難难餘余黨党僅仅傷伤儲储內内則则創创勝胜勢势勵励匯汇彙汇問问嚴严園园塊块壓压將将
  帶带幫帮幣币廠厂廢废徵征愛爱戰战掃扫換换損损擔担擬拟攜携敗败斷断於于晉晋養养極极歡欢潔洁燈灯盜盗礎础縮缩罷罢脫脱腦脑臺台處处術术補补
  觸触託托豐丰賬账趕赶跡迹轄辖邏逻釐厘閒闲陣阵隱隐靈灵靜静願愿驟骤
`.replace(/\s/g, '')

const SIMPLIFIED = new Map<string, string>()
for (let at = 0; at < PAIRS.length; at += 2) SIMPLIFIED.set(PAIRS[at]!, PAIRS[at + 1]!)
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'g')

/** '員工編號' as '员工编号', to be compared with the words we know. Never for a name, nor for anything that is kept. */
export function simplified(text: string): string {
  return text.replace(TRADITIONAL, character => SIMPLIFIED.get(character)!)
}
