#!/usr/bin/env bash
# Makes the clips in fixtures/ beside this file, with ffmpeg 5.1 and nobody's pictures: tests compare with what came out, so they are kept and not made anew.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/fixtures"

make() { ffmpeg -nostdin -v error -y -bitexact "$@"; }
picture() { printf 'testsrc2=size=%s:rate=%s:duration=%s' "$1" "${2:-24}" "${3:-2}"; }
tone='aevalsrc=0.4*sin(440*2*PI*t*(1+t)):s=48000:d=2'
six="aevalsrc='0.3*sin(300*t*6)|0.3*sin(500*t*6)|0.4*sin(t*2000*(1+t))|0.1*sin(60*t)|0.2*random(1)|0.2*random(2)':c=5.1:s=48000:d=2"
x264=(-c:v libx264 -preset medium -crf 35 -threads 1 -pix_fmt yuv420p)

# As MELD's clips are: 24000/1001 frames a second, B frames in a pyramid, 5.1 sound, and chapters, which become a stream of bin_data.
printf ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2000\ntitle=Scene\n' >chapters.txt
make -f lavfi -i "$(picture 96x64 24000/1001)" -f lavfi -i "$six" -i chapters.txt -map 0 -map 1 -map_metadata 2 "${x264[@]}" -c:a aac -b:a 48k -movflags faststart meld.mp4
rm chapters.txt

make -f lavfi -i "$(picture 64x48)" "${x264[@]}" -g 6 -sc_threshold 0 short-gops.mp4
make -f lavfi -i "$(picture 64x48)" "${x264[@]}" -x264-params open-gop=1:keyint=8:min-keyint=8:scenecut=0:bframes=3 open-gop.mp4
make -f lavfi -i "$(picture 64x48)" "${x264[@]}" -x264-params intra-refresh=1:keyint=10:scenecut=0 intra-refresh.mp4
make -f lavfi -i "$(picture 64x48)" -c:v libx265 -crf 35 -pix_fmt yuv420p -x265-params log-level=none:pools=none:frame-threads=1:keyint=10:min-keyint=10 hevc-open-gop.mp4
make -f lavfi -i "$(picture 64x48)" "${x264[@]}" -vf "setpts='(N+if(gt(mod(N,5),2),0.6,0)+N*N/40)/24/TB'" -fps_mode vfr -video_track_timescale 12000 variable-rate.mp4
make -f lavfi -i "$(picture 35x27 12)" -c:v libx264 -crf 35 -threads 1 -pix_fmt yuv444p odd-size.mp4
make -f lavfi -i "$(picture 35x27 12)" -f lavfi -i "$tone" -c:v libvpx-vp9 -crf 45 -b:v 0 -threads 1 -pix_fmt yuv420p -c:a libopus -b:a 24k odd-size.webm
make -f lavfi -i "$(picture 64x48)" -c:v libvpx -b:v 60k -auto-alt-ref 1 -lag-in-frames 16 -g 20 -threads 1 hidden-frames.webm
make -f lavfi -i "$(picture 64x48 12 1)" "${x264[@]}" plain.mp4
# Clockwise; ffmpeg counts the other way.
for degrees in 90 180 270; do make -i plain.mp4 -c copy -metadata:s:v rotate=$((360 - degrees)) rotated-$degrees.mp4; done
rm plain.mp4
make -f lavfi -i "$(picture 64x48 12 0.5)" -c:v libx264 -crf 35 -threads 1 -pix_fmt yuv422p plain.mp4
make -i plain.mp4 -c copy -metadata:s:v rotate=270 rotated-422.mp4
rm plain.mp4
make -f lavfi -i "$(picture 64x48 24 1)" -frames:v 1 "${x264[@]}" one-frame.mp4
make -f lavfi -i "$(picture 64x48)" "${x264[@]}" -t 0 -movflags empty_moov zero-length.mp4 2>/dev/null
make -f lavfi -i "$tone" -c:a aac -b:a 32k no-picture.m4a
make -f lavfi -i "$tone" -ac 1 -ar 8000 -c:a libmp3lame -b:a 16k mono-8k.mp3
make -f lavfi -i "$tone" -ac 2 -ar 22050 -c:a pcm_s16le -t 0.1 stereo.wav
make -f lavfi -i "$(picture 64x48)" -f lavfi -i "$tone" "${x264[@]}" -c:a libmp3lame -b:a 32k matroska.mkv
make -f lavfi -i "$(picture 64x48)" -f lavfi -i "$tone" -c:v mpeg4 -bf 2 -q:v 20 -threads 1 -c:a libmp3lame -b:a 32k b-frames.avi
make -f lavfi -i "$(picture 64x48 6 1)" -c:v mjpeg -q:v 20 -threads 1 -pix_fmt yuvj420p mjpeg.avi
make -f lavfi -i "$(picture 64x48)" -f lavfi -i "$tone" "${x264[@]}" -c:a aac -b:a 32k -muxdelay 0 transport.ts
make -f lavfi -i "$(picture 64x48)" -c:v mpeg2video -bf 2 -g 10 -q:v 20 -threads 1 mpeg2.ts
make -f lavfi -i "$(picture 64x48)" -c:v libx264 -crf 35 -threads 1 -pix_fmt yuv420p10le ten-bit.mkv
make -f lavfi -i "$(picture 64x48 12 1)" -vf setsar=4/3 "${x264[@]}" wide-pixels.mp4
make -f lavfi -i "$(picture 64x48 12 1)" -c:v libx264 -crf 35 -threads 1 -pix_fmt yuvj420p full-range.mp4
make -f lavfi -i "$(picture 64x48 12 1)" "${x264[@]}" -colorspace bt709 -color_primaries bt709 -color_trc bt709 bt709.mp4
# Cut out of the middle without coding anew: an edit list hides what comes before.
make -ss 0.7 -i meld.mp4 -map 0:v -map 0:a -c copy edit-list.mp4
ls -l | awk '{ total += $5 } END { print total " bytes" }'
