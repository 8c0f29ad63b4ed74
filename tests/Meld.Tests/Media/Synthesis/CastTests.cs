using Meld.Corpus;
using Meld.Media.Synthesis;

namespace Meld.Tests.Media.Synthesis;

public sealed class CastTests
{
    [Fact]
    public void EverySpeakerOfTheSample_IsInTheCast_AndNobodyElse() => Assert.Equal(
        Splits.All.SelectMany(SampleCorpus.Corpus.Utterances).Select(utterance => utterance.Speaker).Distinct().Order(), Cast.Names.Order());

    [Fact]
    public void Voices_AreOfOnePersonEach() => Assert.Equal(Cast.Names.Count, Cast.Names.Select(name => Cast.Of(name).Voice).Distinct().Count());

    [Fact]
    public void Faces_AreOfOnePersonEach() => Assert.Equal(Cast.Names.Count, Cast.Names.Select(name => Cast.Of(name).Look).Distinct().Count());

    [Fact]
    public void Accents_AreOnesThatCanBeVaried() => Assert.All(Cast.Names, name => Assert.NotEqual("en-gb", Cast.Of(name).Voice.Accent));

    [Fact]
    public void Of_Stranger_IsAnErrorThatNamesThem()
    {
        var error = Assert.Throws<ArgumentException>(() => Cast.Of("Zoltan"));

        Assert.Contains("'Zoltan'", error.Message, StringComparison.Ordinal);
    }
}
