using Meld.Corpus;
using Meld.Testing;
using Meld.Training;

namespace Meld.Tests;

/// <summary>The workbook's sample corpus and the floors fitted on it, once for all tests.</summary>
internal static class SampleCorpus
{
    private static readonly Lazy<DialogueCorpus> Loaded = new(() => DialogueCorpus.Load(Path.Combine(Repository.Root, "notebooks", "sample")));
    private static readonly Lazy<BaselineTraining> FittedLinear = new(() => Train(BaselineKind.Linear));
    private static readonly Lazy<BaselineTraining> FittedMajority = new(() => Train(BaselineKind.Majority));

    public static DialogueCorpus Corpus => Loaded.Value;

    public static BaselineTraining Linear => FittedLinear.Value;

    public static BaselineTraining Majority => FittedMajority.Value;

    private static BaselineTraining Train(BaselineKind kind) => BaselineTrainer.Train(Corpus, new BaselineExperiment(kind));
}
