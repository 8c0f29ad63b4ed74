using Meld.Bench;

switch (args)
{
    case ["linear"]:
        LinearBenchmark.Run(SyntheticCorpus.OfMeldsSize());
        return 0;
    case ["linear", var path]:
        LinearBenchmark.Run(LabelledTexts.Read(path));
        return 0;
    default:
        Console.Error.WriteLine("usage: Meld.Bench linear [TSV of label and text]");
        return 2;
}
