import type { Chance } from './random'

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
const compound = ['欧阳', '司马', '诸葛', '上官']
const male = [...'伟强磊军洋勇杰涛明超刚平辉鹏飞鑫波斌宇浩凯亮俊帆博文峰健哲航晨轩泽睿昊天']
const female = [...'芳娜敏静丽艳娟霞秀兰燕玲桂英洁慧婷雪琳倩颖欣怡佳悦萱梦瑶婉莹蕾璐思雨彤']

/** People whose names the coordinator would meet in a real centre: four-byte and rare characters, a long Uyghur name. */
export const rareNames = [
  { name: '𠮷田', gender: 'female', nameEn: 'Ji Tian' },
  { name: '赵䶮', gender: 'male', nameEn: 'Zhao Yan' },
  { name: '王㛃', gender: 'female', nameEn: 'Wang Jie' },
  { name: '阿卜杜热西提·买买提', gender: 'male', nameEn: 'Abdurexit Memet' },
  { name: '单雄信', gender: 'male', nameEn: 'Shan Xiongxin' },
] as const

/** The people the story names. */
export const storyNames = {
  coordinator: { name: '周敏', gender: 'female', nameEn: 'Zhou Min' },
  quality: { name: '梁静', gender: 'female', nameEn: 'Liang Jing' },
  systems: { name: '何涛', gender: 'male', nameEn: 'He Tao' },
  trainerOne: { name: '沈悦', gender: 'female', nameEn: 'Shen Yue' },
  trainerTwo: { name: '程浩', gender: 'male', nameEn: 'Cheng Hao' },
  trainerThree: { name: '韩雪', gender: 'female', nameEn: 'Han Xue' },
} as const

/** An invented name; homonyms come about by themselves, as in any centre of this size. */
export function inventName(luck: Chance): { name: string; gender: 'male' | 'female' } {
  const gender = luck.next() < 0.62 ? 'female' : 'male'
  const given = gender === 'female' ? female : male
  const surname = luck.next() < 0.02 ? luck.pick(compound) : luck.pick(surnames)
  const length = luck.next() < 0.28 ? 1 : 2
  return { name: surname + luck.pick(given) + (length === 2 ? luck.pick(given) : ''), gender }
}
