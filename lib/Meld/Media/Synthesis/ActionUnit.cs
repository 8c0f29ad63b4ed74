namespace Meld.Media.Synthesis;

/// <summary>
/// What moves in a face, by the names and numbers of the Facial Action Coding System (Ekman, Friesen and Hager, 2002). Left and right move together; sides
/// are those of the picture.
/// </summary>
internal enum ActionUnit
{
    InnerBrowRaiser = 1,
    OuterBrowRaiser = 2,
    BrowLowerer = 4,
    UpperLidRaiser = 5,
    CheekRaiser = 6,
    LidTightener = 7,
    NoseWrinkler = 9,
    UpperLipRaiser = 10,
    LipCornerPuller = 12,
    LipCornerDepressor = 15,
    ChinRaiser = 17,
    LipStretcher = 20,
    LipPressor = 24,
    JawDrop = 26,
    EyesClosed = 43,
    HeadTurn = 51,
    HeadDown = 54,
    HeadTilt = 55,
    HeadForward = 57,
    EyesAside = 61,
    EyesDown = 64,
}
