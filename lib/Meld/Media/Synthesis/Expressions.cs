using static Meld.Media.Synthesis.ActionUnit;

namespace Meld.Media.Synthesis;

/// <summary>
/// The face of each emotion at its height: the prototypes of EMFACS (Friesen and Ekman, 1983), with the head and the gaze that go with them. Fear's raised
/// brows are also lowered, which is what draws them together.
/// </summary>
internal static class Expressions
{
    private static readonly Dictionary<string, Expression> ByEmotion = new()
    {
        ["neutral"] = Expression.Rest,
        ["joy"] = new() { [CheekRaiser] = 0.9f, [LipCornerPuller] = 1, [JawDrop] = 0.15f, [HeadDown] = -0.25f, [HeadTilt] = 0.25f },
        ["sadness"] = new()
        {
            [InnerBrowRaiser] = 1,
            [BrowLowerer] = 0.3f,
            [LipCornerDepressor] = 1,
            [ChinRaiser] = 0.6f,
            [EyesClosed] = 0.25f,
            [HeadDown] = 0.7f,
            [HeadTilt] = 0.4f,
            [EyesDown] = 0.6f,
        },
        ["anger"] = new()
        {
            [BrowLowerer] = 1,
            [UpperLidRaiser] = 0.35f,
            [LidTightener] = 0.8f,
            [LipPressor] = 1,
            [ChinRaiser] = 0.3f,
            [HeadDown] = 0.3f,
            [HeadForward] = 0.8f,
        },
        ["fear"] = new()
        {
            [InnerBrowRaiser] = 1,
            [OuterBrowRaiser] = 0.6f,
            [BrowLowerer] = 0.5f,
            [UpperLidRaiser] = 1,
            [LipStretcher] = 1,
            [JawDrop] = 0.25f,
            [HeadForward] = -0.7f,
            [HeadTurn] = 0.3f,
            [EyesAside] = -0.35f,
        },
        ["disgust"] = new()
        {
            [BrowLowerer] = 0.45f,
            [LidTightener] = 0.5f,
            [NoseWrinkler] = 1,
            [UpperLipRaiser] = 1,
            [LipCornerDepressor] = 0.4f,
            [HeadTurn] = -0.6f,
            [HeadForward] = -0.4f,
            [EyesAside] = 0.3f,
        },
        ["surprise"] = new()
        {
            [InnerBrowRaiser] = 1,
            [OuterBrowRaiser] = 1,
            [UpperLidRaiser] = 0.85f,
            [JawDrop] = 0.75f,
            [HeadDown] = -0.35f,
            [HeadForward] = -0.2f,
        },
    };

    /// <summary>What a good surprise adds; a bad one draws the brows together instead.</summary>
    private static readonly Expression Pleased = new() { [LipCornerPuller] = 0.45f, [CheekRaiser] = 0.3f };

    private static readonly Expression Alarmed = new() { [BrowLowerer] = 0.2f, [LipStretcher] = 0.25f };

    /// <summary>The face of an emotion at its height.</summary>
    /// <exception cref="ArgumentException">It is none of MELD's seven.</exception>
    public static Expression Of(string emotion, string sentiment) => (emotion, sentiment) switch
    {
        ("surprise", "positive") => ByEmotion[emotion].Plus(Pleased),
        ("surprise", "negative") => ByEmotion[emotion].Plus(Alarmed),
        _ => ByEmotion.TryGetValue(emotion, out var expression) ? expression : throw new ArgumentException($"No face is known for the emotion '{emotion}'."),
    };
}
