using Meld.Corpus;

namespace Meld.Media.Synthesis;

/// <summary>What an utterance's voice and face show. Each of the two gives its emotion away or does not, by a draw of its own.</summary>
/// <param name="Prosody">How it is said.</param>
/// <param name="Expression">What the face does at its height.</param>
/// <param name="InVoice">Whether the voice shows the emotion; without, it is as neutral as a neutral utterance's.</param>
/// <param name="InFace">Whether the face shows the emotion.</param>
internal sealed record UtteranceCues(Prosody Prosody, Expression Expression, bool InVoice, bool InFace)
{
    /// <summary>The share of utterances whose voice, and, independently, whose face, shows nothing.</summary>
    public const double AbsentShare = 0.35;

    // Nobody's neutral is quite still, and no two joys are alike: spreads of what is added to every utterance, whatever it shows.
    private const double UnitSpread = 0.11;
    private static readonly Prosody Spread = new(Pitch: 4, Range: 0.14, Speed: 0.045, Gain: 1, Tilt: 0.8);

    /// <summary>The cues of an utterance: functions of the seed, its key and its labels alone.</summary>
    /// <exception cref="ArgumentException">Its emotion is none of MELD's seven.</exception>
    public static UtteranceCues Of(Utterance utterance, int seed)
    {
        var draws = new SeededDraws(seed, utterance.Key.ToString());
        var (inVoice, inFace) = (!draws.Chance("voice absent", AbsentShare), !draws.Chance("face absent", AbsentShare));
        var prosody = Prosodies.Of(utterance.Emotion).Scaled(inVoice ? draws.Uniform("voice strength", 0.55, 1) : 0);
        var expression = Expressions.Of(utterance.Emotion, utterance.Sentiment).Scaled(inFace ? (float)draws.Uniform("face strength", 0.4, 1) : 0);
        return new UtteranceCues(prosody.With(Jitter(draws)), expression.Map((unit, value) => value + Jitter(draws, unit)).Clamped(), inVoice, inFace);
    }

    private static Prosody Jitter(SeededDraws draws) => new(
        Spread.Pitch * draws.Normal("pitch"),
        Math.Exp(Spread.Range * draws.Normal("range")),
        Math.Exp(Spread.Speed * draws.Normal("speed")),
        Spread.Gain * draws.Normal("gain"),
        Spread.Tilt * draws.Normal("tilt"));

    // Lids and jaw are the blinks' and the voice's to move.
    private static float Jitter(SeededDraws draws, ActionUnit unit) =>
        unit is ActionUnit.EyesClosed or ActionUnit.JawDrop ? 0 : (float)(UnitSpread * draws.Normal(unit.ToString()));
}
